"""What the buttons of the screen do: one function an act, one table of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media import claims
from media.assessment import answering, placing
from media.assessment.questions import FINDING, RISK
from media.likeness import seen as likeness
from media.likeness.models import Likeness
from media.models import Footage
from media.moderation import CLEARED, IN_REVIEW, OPEN, RECEIVED
from media.redaction import plans
from media.review import checks, forms
from media.review.screen import Screen
from newsroom.desk.moves import MoveForm
from newsroom.front.templatetags.newspaper import digits
from newsroom.workflow import engine
from newsroom.workflow.editorial import WITHDRAWN
from newsroom.workflow.refusals import Refusal, Refused


@dataclass(slots=True)
class Done:
    """What to say. `is_over` when the piece was decided about, so that the next one may be taken."""

    say: str
    is_bad: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One press of a button: the piece, who and when; `detail` is what stands behind the colon in the button's value."""

    request: HttpRequest
    item: Footage
    by: Any
    at: datetime
    detail: str = ""

    def value(self, name: str) -> str:
        """A posted value without the spaces around it; "" when it is not there."""
        return self.request.POST.get(name, "").strip()

    @property
    def screen(self) -> Screen:
        return Screen(self.item, by=self.by, at=self.at)


def answer(asked: Asked) -> Done:
    """One question, as code:answer; its note goes with it."""
    code, _colon, said = asked.detail.partition(":")
    answering.answer(asked.item, code, said, note=asked.value(f"note-{code}"), by=asked.by, at=asked.at)
    return Done(_("Kept."))


def finding(asked: Asked) -> Done:
    """What the check came to."""
    row = answering.answer(asked.item, FINDING, asked.detail or asked.value(FINDING), by=asked.by, at=asked.at)
    return Done(_("Finding: %(word)s.") % {"word": Footage.Finding(row.answer).label})


def risk(asked: Asked) -> Done:
    """What publishing may do to people."""
    row = answering.answer(asked.item, RISK, asked.detail, by=asked.by, at=asked.at)
    return Done(_("Risk: %(word)s.") % {"word": Footage.Risk(row.answer).label})


def confirm(asked: Asked) -> Done:
    """The rest of the first look, as the newsroom proposes it, once graphic and danger were answered by themselves."""
    group = _group(asked, checks.TRIAGE)
    if not group.is_ready:
        raise Refused(Refusal("not_ready", _("Answer the questions first that nothing is proposed for.")))
    said = {one.question.code: one.known.answer for one in group.proposed if one.known}
    return _answered(asked, said, [])


def at_once(asked: Asked) -> Done:
    """What is left of a group that was read, every question as it is when nothing was found."""
    if asked.detail not in checks.AT_ONCE:
        raise Refused(Refusal("one_by_one", _("The questions of this group are answered one by one.")))
    return _answered(asked, *checks.at_once(_group(asked, asked.detail)))


def _group(asked: Asked, code: str) -> checks.Group:
    return next(group for group in asked.screen.groups if group.code == code)


def _answered(asked: Asked, said: dict[str, str], left: list[str]) -> Done:
    for code, value in said.items():
        answering.answer(asked.item, code, value, by=asked.by, at=asked.at)
    words = ngettext("%(count)s answer kept.", "%(count)s answers kept.", len(said)) % {"count": digits(len(said))}
    rest = _("To be answered by itself: %(questions)s") % {"questions": " ".join(left)} if left else ""
    return Done(f"{words} {rest}".strip())


def facts(asked: Asked) -> Done:
    """Where, when, and by what right."""
    form = forms.FactsForm(asked.request.POST, instance=asked.item)
    _refuse_mistakes(form)
    return _kept(form.keep(by=asked.by, at=asked.at))


def words(asked: Asked) -> Done:
    """Caption, text for who cannot see it and warning in one language."""
    held = asked.item.texts.filter(language=asked.detail).first()
    if asked.detail not in [form.language for form in forms.text_forms(asked.item)]:
        raise Refused(Refusal("no_language", _("The site has no such language. Reload the page.")))
    form = forms.TextForm(asked.request.POST, instance=held, language=asked.detail, item=asked.item)
    _refuse_mistakes(form)
    return _kept(form.keep(by=asked.by, at=asked.at))


def _refuse_mistakes(form: Any) -> None:
    if form.is_valid():
        return
    said = [f"{form.fields[name].label}: {' '.join(errors)}" if name in form.fields else " ".join(errors)
            for name, errors in form.errors.items()]  # fmt: skip
    raise ValidationError(said)


def _kept(is_new: bool) -> Done:
    return Done(_("Kept.") if is_new else _("Nothing was changed."))


def near(asked: Asked) -> Done:
    """What a person says of one that looks like it, as pair:verdict; an empty verdict takes it back."""
    key, _colon, verdict = asked.detail.partition(":")
    pair = next((one.pair for one in likeness.near(asked.item) if str(one.pair.pk) == key), None)
    if pair is None or verdict not in Likeness.Verdict.values:
        raise Refused(Refusal("no_pair", _("These two are not compared any more. Reload the page.")))
    row = likeness.answer(pair, verdict, by=asked.by, at=asked.at)
    return Done(str(row.get_verdict_display()))


def plan(asked: Asked) -> Done:
    """What is hidden in it, drawn as a whole; every file is made again from that."""
    try:
        boxes = json.loads(asked.value("boxes") or "[]")
    except ValueError:
        boxes = None
    plans.draw(
        asked.item,
        mode=asked.value("mode"),
        boxes=boxes,
        is_mute=bool(asked.value("is_mute")),
        by=asked.by,
        at=asked.at,
    )
    return Done(_("Kept. The files are being made again; what you see then is what readers get."))


def watched(asked: Asked) -> Done:
    """Somebody else than who drew it has watched the result to its end."""
    current = plans.current(asked.item)
    if current is None or str(current.number) != asked.detail:
        raise Refused(Refusal("other_plan", _("What is hidden in it was changed meanwhile. Watch it again.")))
    plans.watched(current, by=asked.by, at=asked.at)
    return Done(_("Kept: you watched it to the end."))


def hold(asked: Asked) -> Done:
    """Half an hour more; carry_out has claimed it already."""
    return Done("")


def release(asked: Asked) -> Done:
    """Somebody else may take it."""
    claims.release(asked.item)
    return Done(_("Let go. Anybody may take it."), is_over=True)


def move(asked: Asked) -> Done:
    """A move of the table, with what its form asks for."""
    try:
        row = asked.item.workflow.move(asked.detail)
    except KeyError:
        raise Refused(Refusal("no_move", _("There is no such move. Use one of the buttons."))) from None
    form = MoveForm(row, asked.item, asked.by, asked.at, data=asked.request.POST)
    _refuse_mistakes(form)
    form.carry_out(by=asked.by, at=asked.at)
    is_over = asked.item.state not in (RECEIVED, IN_REVIEW)
    if is_over:
        claims.release(asked.item)
    return Done(_("“%(item)s”: %(move)s. Done.") % {"item": asked.item, "move": form.label}, is_over=is_over)


@dataclass(frozen=True, slots=True)
class Act:
    """A function, the states in which it changes anything (any, when empty), and whether the piece has to be in the hands of
    whoever presses the button."""

    run: Callable[[Asked], Done]
    states: tuple[str, ...] = OPEN
    needs_hold: bool = True


ACTS: dict[str, Act] = {
    "answer": Act(answer),
    "finding": Act(finding, (*OPEN, CLEARED, WITHDRAWN)),
    "risk": Act(risk),
    "confirm": Act(confirm),
    "at_once": Act(at_once),
    "facts": Act(facts),
    "words": Act(words, (*OPEN, CLEARED)),
    "near": Act(near, (*OPEN, CLEARED)),
    "plan": Act(plan, (*OPEN, CLEARED)),
    "watched": Act(watched, needs_hold=False),
    "hold": Act(hold),
    "release": Act(release),
    "move": Act(move, (), needs_hold=False),
}


def carry_out(name: str, asked: Asked) -> Done:
    """Do what a button says. What is refused comes back as a sentence; nothing of it is done then."""
    name, _colon, detail = name.partition(":")
    act = ACTS.get(name)
    if act is None:
        return Done(_("There is no such act. Use one of the buttons."), is_bad=True)
    try:
        with transaction.atomic():
            _refuse_closed(asked.item, act)
            if act.needs_hold:
                _take_in_hand(asked)
            return act.run(replace(asked, detail=detail))
    except Refused as refused:
        sentence = refused.refusal.sentence
    except (answering.AnswerRefused, placing.PlaceRefused) as refused:
        sentence = refused.sentence
    except ValidationError as error:
        sentence = " ".join(error.messages)
    asked.item.refresh_from_db()
    return Done(sentence, is_bad=True)


def _refuse_closed(item: Footage, act: Act) -> None:
    """Lock the piece, and raise Refused where the act has nothing to change any more; nobody moves it meanwhile."""
    now = Footage.objects.select_for_update().get(pk=item.pk)
    if act.states and now.state not in act.states:
        raise Refused(
            Refusal(
                "closed",
                _("“%(item)s” is in the state “%(state)s”, where this does not change. Take it back to review first.")
                % {"item": now, "state": _(now.state_row.label)},
            )
        )


def _take_in_hand(asked: Asked) -> None:
    """Whoever works on a piece that is being looked at has it for half an hour; Refused while somebody else has it.

    A piece that nobody took yet is taken by the first act on it. One that is not being looked at any more belongs to nobody.
    """
    if asked.item.state == RECEIVED:
        engine.perform(asked.item, "take", by=asked.by, at=asked.at)
        asked.item.refresh_from_db()
    elif asked.item.state == IN_REVIEW and not claims.claim(asked.item, by=asked.by, at=asked.at):
        asked.item.refresh_from_db()
        raise Refused(
            Refusal(
                "claimed",
                _("“%(item)s” is being looked at by %(person)s, so nothing was changed. Take the next one.")
                % {"item": asked.item, "person": asked.item.claimed_by},
            )
        )
