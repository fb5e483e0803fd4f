"""The public pages: sending, and what a receipt opens. No session, no cookie, no address with a secret in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from media.submission import fates, forgetting, receipts, reception, taking
from media.submission.arriving import Arrival
from media.submission.forms import AnswerForm, ReceiptForm, SendingForm, TakeDownForm
from media.submission.models import Submission
from media.submission.reception import Turned
from media.uploads import arrived, pieces
from media.uploads import words as upload_words
from media.uploads.models import Upload
from newsroom.front.frame import frame

View = Callable[[HttpRequest], HttpResponse]


def public(view: View) -> View:
    """A page for strangers: its own proof of origin instead of a cookie, kept by no cache and no error report."""

    @csrf_exempt
    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        response = view(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return page


@public
def submit(request: HttpRequest) -> HttpResponse:
    """The form, and what becomes of it when it is sent."""
    if request.method != "POST":
        return _form_page(SendingForm())
    at = timezone.now()
    try:
        reception.check_origin(request)
        reception.check_before_reading(request, at=at)
        with reception.body(request) as files:
            reception.check_whole(request)
            return _sent(SendingForm(request.POST), files, reception.content_length(request), at)
    except Turned as turned:
        return _turned(turned, _form_page, SendingForm())


def _sent(form: SendingForm, files: list[Arrival], length: int, at: datetime) -> HttpResponse:
    """Take what was sent, or show the form again with everything typed; files have to be chosen again, uploads stay."""
    uploads: list[Upload] = []
    try:
        has_uploads = arrived.FIELD in form.data
        oldest = arrived.longest_age() if has_uploads else receipts.OLDEST
        secret = receipts.read_form(form.data.get("token", ""), oldest=oldest)
        uploads = arrived.of_form(form.data, secret)
        if not form.is_valid():
            words = _("Nothing was taken yet: look at what is marked.")
            if not uploads:
                words = _("Nothing was taken yet: look at what is marked, and choose the files again.")
            return _form_page(form, words, 422, uploads=uploads)
        if not all(upload.is_whole for upload in uploads):
            words = _("Nothing was taken yet: a part of your files is still on its way. Send them again.")
            return _form_page(form, words, 422)
        taken = _take(form, [*files, *map(arrived.arrival, uploads)], secret, length, at)
    except receipts.BadForm:
        words = _(
            "Nothing was taken: the page was too old, or not ours. It is new now; choose the files and send again."
        )
        return _form_page(form, words, 400)
    except Turned as turned:
        return _turned(turned, partial(_form_page, uploads=uploads), form)
    if taken is None:
        return _form_page(form, _("Nothing was taken: no file was chosen. Choose at least one."), 422)
    left = _let_go(uploads, taken)
    if taken.submission is None:
        return _form_page(form, _("Nothing was taken."), 422, taken.outcomes, uploads=left)
    return _page("receipt", _("Your receipt"), {"taken": taken, "oldest": settings.NEWSROOM_SUBMISSION_LONGEST_DAYS})


def _take(form: SendingForm, files: list[Arrival], secret: str, length: int, at: datetime) -> taking.Taken | None:
    """What became of the files; None where there are none, unless they were taken the first time that this form came."""
    if not files:
        return taking.again(secret) if arrived.FIELD in form.data else None
    reception.use("submissions", 1, at=at)
    reception.use("bytes", length, at=at)
    return taking.take(form.values(), files, secret=secret, at=at)


def _let_go(uploads: list[Upload], taken: taking.Taken) -> list[Upload]:
    """Remove what lies in the vault now or cannot be taken; return what only found no room, for another try."""
    left = []
    if uploads:
        for upload, outcome in zip(uploads, taken.outcomes[-len(uploads) :], strict=True):
            if outcome.code in taking.PASSING:
                left.append(upload)
            else:
                pieces.remove(upload)
    return left


@public
def receipt(request: HttpRequest) -> HttpResponse:
    """What became of a sending, the desk's question, and taking it back."""
    if request.method != "POST":
        return _receipt_page(ReceiptForm())
    at = timezone.now()
    form = ReceiptForm()
    try:
        reception.check_origin(request)
        if reception.content_length(request) > reception.WORDS_BYTES:
            raise Turned(_("This was more than a receipt and an answer. Nothing of it was kept."), 413)
        with reception.body(request):
            form = ReceiptForm(request.POST)
        reception.use("receipts", 1, at=at)
    except Turned as turned:
        return _turned(turned, _receipt_page, form)
    code = form.data.get("code", "")[:200]
    submission = receipts.find(code)
    if submission is None:
        words = _("We know no receipt with these digits. Compare them with what you wrote down; each group has five.")
        return _receipt_page(form, words, 404)
    return _opened(submission, code, request.POST, at)


def _opened(submission: Submission, code: str, posted: Any, at: datetime) -> HttpResponse:
    act, note = posted.get("act", ""), ""
    if act == "answer" and not submission.is_over:
        note = _answer(submission, posted, at)
    elif act == "take_down" and not submission.is_over:
        note = _take_down(submission, posted, at)
    elif act == "erase":
        try:
            forgetting.erase(submission, at=at)
        except forgetting.TooLate:
            note = _("It was not erased: it is cleared for publication by now, or has to be kept as evidence.")
        submission.refresh_from_db()
    question = None if submission.is_over else submission.open_question()
    context = {
        "code": code,
        "note": note,
        "submission": submission,
        "fates": [] if submission.is_over else fates.fates(submission, at=at),
        "question": question,
        "answer_form": AnswerForm(initial={"question": question.pk}) if question else None,
        "take_down_form": TakeDownForm(),
        "may_take_back": fates.may_take_back(submission),
        "is_asked_twice": act == "ask_erase" and fates.may_take_back(submission),
    }
    return _page("status", _("What became of it"), context)


def _answer(submission: Submission, posted: Any, at: datetime) -> str:
    """Keep an answer to a question that is still open; what to say about it."""
    form = AnswerForm(posted)
    if not form.is_valid() or not form.cleaned_data["answer"]:
        return _("Your answer was not kept: it was empty or too long. Write it again.")
    waiting = submission.questions.filter(pk=form.cleaned_data["question"], answered_at=None)
    waiting.update(answer=form.cleaned_data["answer"], answered_at=at)
    return _("Your answer has reached us.")


def _take_down(submission: Submission, posted: Any, at: datetime) -> str:
    """Write down that the sender wants it to come down; asked once."""
    form = TakeDownForm(posted)
    if not form.is_valid():
        return _("Your request was not kept: it was too long. Write it again, shorter.")
    words = form.cleaned_data["words"]
    waiting = Submission.objects.filter(pk=submission.pk, take_down_at=None)
    waiting.update(take_down_at=at, take_down_words=words)
    submission.refresh_from_db()
    return _("Your request has reached us.")


def _form_page(
    form: SendingForm, problem: str = "", status: int = 200, outcomes: Any = (), *, uploads: Sequence[Upload] = ()
) -> HttpResponse:
    """The form, new or as it was filled in. With `uploads` it stays the same form, to which they belong."""
    if not form.is_bound:
        form.initial["token"] = receipts.new_form()
    elif not uploads:
        form.data = form.data.copy()
        form.data["token"] = receipts.new_form()
    most_files = settings.NEWSROOM_SUBMISSION_FILES
    address, most_bytes = reverse("submission:uploads"), settings.NEWSROOM_SUBMISSION_UPLOAD_BYTES
    context = {
        "form": form,
        "kept": arrived.secrets_of(form.data, list(uploads)) if uploads else [],
        "for_script": upload_words.attributes(
            address, most_bytes, limit="id_files_hint", most_files=most_files - len(uploads)
        ),
        "problem": problem,
        "outcomes": outcomes,
        "most_files": most_files,
        "most_bytes": settings.NEWSROOM_SUBMISSION_FILE_BYTES,
        "keep": settings.NEWSROOM_SUBMISSION_KEEP_DAYS,
        "longest": settings.NEWSROOM_SUBMISSION_LONGEST_DAYS,
        "keep_files": settings.NEWSROOM_FOOTAGE_KEEP_DAYS["rejected"],
    }
    return _page("form", _("Send us footage"), context, status)


def _receipt_page(form: ReceiptForm, problem: str = "", status: int = 200) -> HttpResponse:
    return _page("code", _("Look up a receipt"), {"form": form, "problem": problem}, status)


def _turned(turned: Turned, page: Callable[..., HttpResponse], form: Any) -> HttpResponse:
    response = page(form, str(turned), turned.status)
    if turned.wait:
        response.headers["Retry-After"] = str(turned.wait)
    return response


def _page(name: str, title: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    is_form = name == "form"
    path = reverse("submission:form" if is_form else "submission:receipt")
    around = frame(path=path, title=title, is_indexed=is_form and status == 200, text="")
    return HttpResponse(render_to_string(f"media/submit_{name}.html", around | context), status=status)
