"""The checklist as a table: groups in the order in which they are asked, and one row a question.

Pure values. Words are English and translated where they are shown. Read a row aloud: "faces, of safety, asked before clearing:
Could somebody be known by the face? No is good, yes is bad."
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _n

YES, NO, CANT_TELL, NOT_RELEVANT = "yes", "no", "cant_tell", "not_relevant"
ANSWERS = {
    YES: _n("yes"),
    NO: _n("no"),
    CANT_TELL: _n("can’t tell"),
    NOT_RELEVANT: _n("not relevant"),
}
ALL = tuple(ANSWERS)
PLAIN = (YES, NO, CANT_TELL)  # where “not relevant” would be a way around the question
TRIAGE, CLEAR, VERIFY = "triage", "clear", "verify"


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together and have one light."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `depth` says when it has to be asked: in triage, before clearing, or to verify a claim.

    `good` and `bad` are the answers that speak for and against (empty: neither does). `topic` is how readers are told what
    was looked at; without one they never hear of it. `stops`: while the bad answer stands, the clip is not cleared.
    `is_of_redaction`: a new plan of what to hide asks it again.
    """

    code: str
    group: str
    depth: str
    text: str
    good: str = YES
    bad: str = NO
    topic: str = ""
    answers: tuple[str, ...] = ALL
    stops: bool = False
    is_of_redaction: bool = False


GROUPS = (
    Group("triage", _n("First look")),
    Group("provenance", _n("Provenance")),
    Group("source", _n("Source")),
    Group("date", _n("Date")),
    Group("place", _n("Place")),
    Group("content", _n("Content")),
    Group("safety", _n("Safety")),
    Group("publication", _n("Publication")),
)

# fmt: off
QUESTIONS = (
    Question("new", "triage", TRIAGE, _n("Is it new to us?")),
    Question("graphic", "triage", TRIAGE, _n("Is it hard to look at: blood, wounds, violence?"), NO, YES),
    Question("danger", "triage", TRIAGE, _n("Could publishing it put somebody in danger?"), NO, YES),
    Question("where", "triage", TRIAGE, _n("Is it known where it was filmed?")),
    Question("when", "triage", TRIAGE, _n("Is it known when it was filmed?")),
    Question("worth", "triage", TRIAGE, _n("Is it worth the work?")),

    Question("own_file", "provenance", VERIFY, _n("Did whoever sent it film it, and is this their own file?")),
    Question("seen_here", "provenance", VERIFY, _n("Look at what resembles it in our store: is one of them older?"), NO, YES, _n("older copies in our own store")),
    Question("seen_elsewhere", "provenance", VERIFY, _n("Search the web with frames of it: is there an older copy?"), NO, YES, _n("older copies on the web")),
    Question("reworked", "provenance", VERIFY, _n("Are there marks of cropping, mirroring or filming from a screen?"), NO, YES, _n("marks of cropping, mirroring or filming from a screen")),
    Question("longer", "provenance", VERIFY, _n("Ask for a longer version: does it bear this one out?")),

    Question("who_filmed", "source", VERIFY, _n("Do we know who filmed it?")),
    Question("reachable", "source", VERIFY, _n("Can they be reached without danger to them?")),
    Question("was_there", "source", VERIFY, _n("Were they there themselves?")),
    Question("history", "source", VERIFY, _n("Has what they sent before held up?")),
    Question("motive", "source", VERIFY, _n("Have they a reason to mislead us, or are they under pressure?"), NO, YES),

    Question("calendar", "date", VERIFY, _n("Convert the date between the calendars: is the weekday right?"), topic=_n("the date and its weekday")),
    Question("weather", "date", VERIFY, _n("Do weather and water level fit that day?"), topic=_n("weather and water level of that day")),
    Question("shadows", "date", VERIFY, _n("Do shadows and light fit that hour?"), topic=_n("shadows and light at that hour")),
    Question("dated_objects", "date", VERIFY, _n("Do posters, screens and papers in it fit that day?"), topic=_n("dated things in the picture")),
    Question("clock", "date", VERIFY, _n("Does the clock in the file fit what is claimed?")),
    Question("not_older", "date", VERIFY, _n("Is earlier footage of the same thing ruled out?"), topic=_n("earlier footage of the same thing")),

    Question("landmarks", "place", VERIFY, _n("Match landmarks from two angles: do they fit?"), topic=_n("landmarks, matched from two angles")),
    Question("signs", "place", VERIFY, _n("Do signs, area codes, plates and liveries fit?"), topic=_n("signs, area codes, plates and liveries")),
    Question("dialect", "place", VERIFY, _n("Does the way people speak fit?"), topic=_n("the way people speak")),
    Question("precision_known", "place", VERIFY, _n("Can we stand behind the place as exactly as the desk has put it down?")),
    Question("precision_safe", "place", VERIFY, _n("Is it safe that readers know the place as exactly as they will?")),

    Question("sound", "content", VERIFY, _n("Does the sound belong to the picture?"), topic=_n("sound and picture belong together")),
    Question("cuts", "content", VERIFY, _n("Are there cuts that change what it says?"), NO, YES, _n("cuts that change what it says")),
    Question("staged", "content", VERIFY, _n("Is there a sign that it was staged?"), NO, YES, _n("signs of staging")),
    Question("synthetic", "content", VERIFY, _n("Is there a sign that a machine made or changed it?"), NO, YES, _n("signs that a machine made it")),
    Question("shows_claim", "content", VERIFY, _n("Write down what it shows and what it does not: does it show what is claimed?"), topic=_n("what it shows and what it does not")),
    Question("second_source", "content", VERIFY, _n("Does a second source that is independent of the first bear it out?"), topic=_n("a second, independent source")),

    Question("faces", "safety", CLEAR, _n("Could somebody be known by the face?"), NO, YES),
    Question("voices", "safety", CLEAR, _n("Could somebody be known by the voice or by a name that is called?"), NO, YES),
    Question("clothes", "safety", CLEAR, _n("Could somebody be known by clothes, body or gait?"), NO, YES),
    Question("plates", "safety", CLEAR, _n("Can a plate, a house number or a name on a door be read?"), NO, YES),
    Question("reflections", "safety", CLEAR, _n("Does a window, a mirror or a reflection show whoever filmed it?"), NO, YES),
    Question("home", "safety", CLEAR, _n("Does the angle give away the home or the window of whoever filmed it?"), NO, YES),
    Question("minors", "safety", CLEAR, _n("Is somebody under age shown?"), NO, YES, answers=PLAIN),
    Question("dead", "safety", CLEAR, _n("Is somebody dead or dying shown?"), NO, YES, answers=PLAIN),
    Question("detained", "safety", CLEAR, _n("Is somebody under arrest or a captive shown?"), NO, YES),
    Question("rescue", "safety", CLEAR, _n("Could it endanger a rescue or a gathering that is going on?"), NO, YES),
    Question("consent", "safety", CLEAR, _n("Does the consent cover this use and this credit?"), stops=True),
    Question("words_instead", "safety", CLEAR, _n("Could words do what the picture does?"), NO, YES),
    Question("unblurred", "safety", CLEAR, _n("Do faces stay as they are in the copy that readers get?"), NO, YES, answers=PLAIN, is_of_redaction=True),

    Question("warning", "publication", CLEAR, _n("Is the warning written, where one is due?"), stops=True),
    Question("alt_text", "publication", CLEAR, _n("Is it described for people who cannot see it?"), stops=True),
    Question("caption", "publication", CLEAR, _n("Does the caption say what is known, and how?"), stops=True),
    Question("watched", "publication", CLEAR, _n("Has a second person watched what was hidden to the end, poster included?"), stops=True, is_of_redaction=True),
    Question("stripped", "publication", CLEAR, _n("Is the exact file that readers get proven free of hidden data?"), stops=True, is_of_redaction=True),
)
# fmt: on

FINDING, RISK = "finding", "risk"
VERDICTS = {FINDING: _n("What did the check come to?"), RISK: _n("What may it do to its sender and to people shown?")}
"""Answered through the same door, with the values of the footage's own fields."""

BY_CODE = {question.code: question for question in QUESTIONS}


def of_group(code: str) -> tuple[Question, ...]:
    """The questions of a group in order; empty for a group that there is not."""
    return tuple(question for question in QUESTIONS if question.group == code)
