"""The workflow of footage. `clear` makes a clip eligible; it is public while something public shows it, or alone by its own move.

What comes before a person looks (sealed, being inspected, ready, refused, failed) is the machine's and stands in
`media/inspection`. What the check came to (`finding`) and what it may do to people (`risk`) are fields of their own: three
things that are never one.
"""

from django.utils.translation import gettext_noop as _n

from newsroom.workflow.editorial import ERASED, HIDDEN, HIDE, WITHDRAW, WITHDRAWN
from newsroom.workflow.table import SAME, Move, State, Workflow

RECEIVED, IN_REVIEW, CLEARED, REJECTED = "received", "in_review", "cleared", "rejected"
NEEDS_ANSWER, HELD, DUPLICATE, PURGED = "needs_answer", "held", "duplicate", "purged"
MODERATE, PURGE = "media.moderate", "media.purge"
OPEN = (RECEIVED, IN_REVIEW, NEEDS_ANSWER, HELD)
LIVING = (*OPEN, CLEARED, REJECTED, DUPLICATE, WITHDRAWN)

REJECT_CODES = {
    "not_news": _n("Shows nothing that we report on"),
    "old": _n("Known from before"),
    "elsewhere": _n("From somewhere else"),
    "altered": _n("Altered or staged"),
    "synthetic": _n("Made by a machine"),
    "unsafe": _n("Cannot be shown without danger to somebody"),
    "no_consent": _n("Its sender does not agree"),
    "useless": _n("Nothing can be made out"),
    "unlawful": _n("May not be kept"),
}

STATES = (
    State(RECEIVED, _n("Received"), "✎", "quiet", is_editable=True, is_in_flight=True),
    State(IN_REVIEW, _n("In review"), "◔", "wait", is_editable=True, is_in_flight=True),
    State(NEEDS_ANSWER, _n("Waits for an answer"), "?", "wait", is_editable=True, is_in_flight=True),
    State(HELD, _n("Set aside"), "‖", "wait", is_editable=True, is_in_flight=True),
    State(CLEARED, _n("Cleared"), "✓", "ready", is_settled=True),
    State(REJECTED, _n("Rejected"), "✕", "quiet"),
    State(DUPLICATE, _n("Here already"), "⧉", "quiet"),
    State(WITHDRAWN, _n("Withdrawn"), "⊘", "stop"),
    State(HIDDEN, _n("Hidden for safety"), "▣", "stop"),
    State(ERASED, _n("Erased for safety"), "■", "stop"),
    State(PURGED, _n("No longer kept"), "□", "quiet"),
)

# fmt: off
MOVES = (
    Move("take",      _n("Take for review"),   (RECEIVED,),             IN_REVIEW, MODERATE, effect="claim_footage"),
    Move("clear",     _n("Clear"),             (IN_REVIEW,),            CLEARED,   MODERATE, note="optional", four_eyes=True, is_complete=True, effect="clear_footage"),
    Move("ask",       _n("Ask the sender"),    (IN_REVIEW,),            NEEDS_ANSWER, MODERATE, note="reason", effect="ask_sender"),
    Move("set_aside", _n("Set aside"),         (RECEIVED, IN_REVIEW, NEEDS_ANSWER), HELD, MODERATE, note="reason", effect="set_review_by", value="review_by"),
    Move("resume",    _n("Go on with the review"), (NEEDS_ANSWER, HELD), IN_REVIEW, MODERATE, effect="claim_footage"),
    Move("duplicate", _n("It is here already"), (RECEIVED, IN_REVIEW),  DUPLICATE, MODERATE, note="optional", effect="mark_duplicate", value="root"),
    Move("not_duplicate", _n("It is another one"), (DUPLICATE,),        IN_REVIEW, MODERATE, note="reason", effect="unmark_duplicate"),
    Move("fall_back", _n("Back to review"),    (CLEARED,),              IN_REVIEW, MODERATE, note="reason", effect="unclear_footage", after_review=True),
    Move("reject",    _n("Reject"),            OPEN,                    REJECTED,  MODERATE, note="optional", effect="keep_reject_code", value="reject_code"),
    Move("reopen",    _n("Reopen"),            (REJECTED, WITHDRAWN),   IN_REVIEW, MODERATE, note="reason", trust="senior", effect="claim_footage"),
    Move("publish_alone", _n("Publish alone"), (CLEARED,),              SAME,      MODERATE, note="optional", window=False, is_complete=True, effect="publish_alone"),
    Move("withdraw",  _n("Withdraw"),          (IN_REVIEW, CLEARED),    WITHDRAWN, WITHDRAW, note="reason", effect="close_footage", after_review=True, value="line"),
    Move("hide",      _n("Hide for safety"),   LIVING,                  HIDDEN,    HIDE,     note="reason", effect="hide", after_review=True),
    Move("unhide",    _n("Hiding was not needed"), (HIDDEN,),           IN_REVIEW, HIDE,     note="reason", second_to="hide"),
    Move("erase",     _n("Erase for good"),    (HIDDEN,),               ERASED,    HIDE,     note="reason", second_to="hide", effect="erase"),
    Move("hide_words",    _n("Hide words for safety"), LIVING,          SAME,      HIDE,     note="reason", effect="hide_words", after_review=True, value="words"),
    Move("destroy_words", _n("Erase the hidden words for good"), LIVING, SAME,     HIDE,     note="reason", second_to="hide_words", effect="destroy_words"),
    Move("revisit",   _n("Bring it back on a day"),      (CLEARED, REJECTED, WITHDRAWN), SAME, MODERATE, note="reason", effect="set_revisit", value="day"),
    Move("revisited", _n("I have looked at it again"),   (*OPEN, CLEARED, REJECTED, WITHDRAWN), SAME, MODERATE, note="optional", effect="end_revisit"),
    Move("purge",     _n("Destroy what is no longer kept"),      (RECEIVED, REJECTED, DUPLICATE), PURGED, PURGE, note="reason", effect="purge_footage"),
)
# fmt: on

MODERATION = Workflow("moderation", STATES, MOVES)
