"""The workflow of footage. `clear` makes a clip eligible; it is public while something public shows it, or alone by its own move."""

from django.utils.translation import gettext_noop as _n

from newsroom.workflow.editorial import ERASED, HIDDEN, HIDE, WITHDRAW, WITHDRAWN
from newsroom.workflow.table import SAME, Move, State, Workflow

RECEIVED, IN_REVIEW, CLEARED, REJECTED = "received", "in_review", "cleared", "rejected"
MODERATE = "media.moderate"
LIVING = (RECEIVED, IN_REVIEW, CLEARED, REJECTED, WITHDRAWN)

STATES = (
    State(RECEIVED, _n("Received"), "✎", "quiet", is_editable=True),
    State(IN_REVIEW, _n("In review"), "◔", "wait", is_editable=True),
    State(CLEARED, _n("Cleared"), "✓", "ready", is_settled=True),
    State(REJECTED, _n("Rejected"), "✕", "quiet"),
    State(WITHDRAWN, _n("Withdrawn"), "⊘", "stop"),
    State(HIDDEN, _n("Hidden for safety"), "▣", "stop"),
    State(ERASED, _n("Erased for safety"), "■", "stop"),
)

# fmt: off
MOVES = (
    Move("take",      _n("Take for review"),   (RECEIVED,),             IN_REVIEW, MODERATE),
    Move("clear",     _n("Clear"),             (IN_REVIEW,),            CLEARED,   MODERATE, note="optional", four_eyes=True, is_complete=True, effect="clear_footage"),
    Move("fall_back", _n("Back to review"),    (CLEARED,),              IN_REVIEW, MODERATE, note="reason", effect="follow", after_review=True),
    Move("reject",    _n("Reject"),            (RECEIVED, IN_REVIEW),   REJECTED,  MODERATE, note="reason"),
    Move("reopen",    _n("Reopen"),            (REJECTED, WITHDRAWN),   IN_REVIEW, MODERATE, note="reason", trust="senior"),
    Move("publish_alone", _n("Publish alone"), (CLEARED,),              SAME,      MODERATE, note="optional", window=False, is_complete=True, effect="publish_alone"),
    Move("withdraw",  _n("Withdraw"),          (IN_REVIEW, CLEARED),    WITHDRAWN, WITHDRAW, note="reason", effect="close_footage", after_review=True, value="line"),
    Move("hide",      _n("Hide for safety"),   LIVING,                  HIDDEN,    HIDE,     note="reason", effect="hide", after_review=True),
    Move("unhide",    _n("Hiding was not needed"), (HIDDEN,),           IN_REVIEW, HIDE,     note="reason", second_to="hide"),
    Move("erase",     _n("Erase for good"),    (HIDDEN,),               ERASED,    HIDE,     note="reason", second_to="hide", effect="erase"),
    Move("hide_words",    _n("Hide words for safety"), LIVING,          SAME,      HIDE,     note="reason", effect="hide_words", after_review=True, value="words"),
    Move("destroy_words", _n("Erase the hidden words for good"), LIVING, SAME,     HIDE,     note="reason", second_to="hide_words", effect="destroy_words"),
)
# fmt: on

MODERATION = Workflow("moderation", STATES, MOVES)
