"""The workflow of stories: articles, event posts, series; and the small one of their words in one language.

Read a row aloud: "submit: from draft to review, by whoever may write". Words of labels are translated where shown.
"""

from dataclasses import replace

from django.utils.translation import gettext_noop as _n

from newsroom.workflow.table import COMING, SAME, Move, State, Workflow

DRAFT, REVIEW, APPROVED, PUBLISHED = "draft", "review", "approved", "published"
WITHDRAWN, SPIKED, HIDDEN, ERASED = "withdrawn", "spiked", "hidden", "erased"
MERGED = "merged"

WRITE, APPROVE, PUBLISH = "workflow.write", "workflow.approve", "workflow.publish"
WITHDRAW, SPIKE, HIDE = "workflow.withdraw", "workflow.spike", "workflow.hide"
APPROVE_WORDS, EDIT_WORDS = "workflow.approve_words", "workflow.edit_words"

OPENS = "open_edition"
"""The effect of every move that makes an item public."""

LIVING = (DRAFT, REVIEW, APPROVED, PUBLISHED, WITHDRAWN, SPIKED)

STATES = (
    State(DRAFT, _n("Draft"), "✎", "quiet", is_editable=True, is_in_flight=True),
    State(REVIEW, _n("In review"), "◔", "wait", is_editable=True, is_in_flight=True),
    State(APPROVED, _n("Approved"), "✓", "ready", is_in_flight=True),
    State(PUBLISHED, _n("Published"), "●", "live", is_settled=True),
    State(WITHDRAWN, _n("Withdrawn"), "⊘", "stop"),
    State(SPIKED, _n("Spiked"), "✕", "quiet"),
    State(HIDDEN, _n("Hidden for safety"), "▣", "stop"),
    State(ERASED, _n("Erased for safety"), "■", "stop"),
)

ON_DESK = (DRAFT, REVIEW, APPROVED, PUBLISHED)

# fmt: off
MOVES = (
    Move("submit",    _n("Send to review"),     (DRAFT,),             REVIEW,    WRITE,    is_complete=True),
    Move("send_back", _n("Send back"),          (REVIEW, APPROVED),   DRAFT,     APPROVE,  note="reason"),
    Move("approve",   _n("Approve"),            (REVIEW,),            APPROVED,  APPROVE,  note="optional", four_eyes=True, is_complete=True, effect="approve_words"),
    Move("publish",   _n("Publish"),            (APPROVED,),          PUBLISHED, PUBLISH,  note="optional", window=False, is_complete=True, is_approved=True, effect=OPENS, can_schedule=True),
    Move("update",    _n("Publish update"),     (APPROVED,),          PUBLISHED, PUBLISH,  note="public",   window=True,  is_complete=True, is_approved=True, effect=OPENS, can_schedule=True),
    Move("correct",   _n("Publish correction"), (APPROVED,),          PUBLISHED, PUBLISH,  note="public",   window=True,  is_complete=True, is_approved=True, effect=OPENS, can_schedule=True),
    Move("fix",       _n("Publish a minor fix"), (APPROVED,),         PUBLISHED, PUBLISH,  note="reason",   window=True,  is_complete=True, is_approved=True, effect=OPENS, after_review=True),
    Move("revise",    _n("Revise"),             (PUBLISHED, WITHDRAWN), DRAFT,   WRITE),
    Move("unschedule", _n("Cancel what is scheduled"), ON_DESK, SAME, PUBLISH,  note="reason",   window=COMING, effect="cancel_coming"),
    Move("cancel_plan", _n("Cancel this plan"),  ON_DESK,             SAME,      PUBLISH,  note="reason",   effect="cancel_plan", value="plan"),
    Move("reschedule", _n("Move it to another time"), ON_DESK,        SAME,      PUBLISH,  note="reason",   effect="reschedule_plan", value="plan", can_schedule=True),
    Move("expire",    _n("Take down at a time"), ON_DESK,             SAME,      PUBLISH,  note="reason",   window=True, effect="plan_close", value="moment"),
    Move("embargo",   _n("Embargo"),            (DRAFT, REVIEW, APPROVED), SAME, WRITE,    note="reason",   window=False, effect="set_embargo", value="moment"),
    Move("lift_embargo", _n("Lift the embargo"), (DRAFT, REVIEW, APPROVED, PUBLISHED), SAME, APPROVE, note="reason", effect="lift_embargo"),
    Move("needs_nothing", _n("It needs nothing"), (*ON_DESK, WITHDRAWN, SPIKED), SAME, WRITE, note="reason", effect="close_flag", value="flag"),
    Move("revisit",   _n("Bring it back on a day"), (*ON_DESK, WITHDRAWN, SPIKED), SAME, WRITE, note="reason", effect="set_revisit", value="day"),
    Move("revisited", _n("I have looked at it again"), (*ON_DESK, WITHDRAWN, SPIKED), SAME, WRITE, note="optional", effect="end_revisit"),
    Move("check",     _n("Mark: we are checking this report"), ON_DESK, SAME, WITHDRAW, note="reason", window=True, effect="mark_checking", after_review=True),
    Move("checked",   _n("Checked: take the line off"), ON_DESK, SAME, APPROVE, note="reason", window=True, effect="end_checking", four_eyes=True),
    Move("take_out",  _n("Take a passage or clip out"), ON_DESK, SAME, WITHDRAW, note="reason", window=True, effect="take_out", after_review=True, value="passage"),
    Move("withdraw",  _n("Withdraw"),           ON_DESK,            WITHDRAWN, WITHDRAW, note="reason", window=True, effect="close_edition", after_review=True, value="line"),
    Move("spike",     _n("Spike"),              (DRAFT, REVIEW, APPROVED), SPIKED, SPIKE,  note="optional", window=False),
    Move("unspike",   _n("Bring back"),         (SPIKED,),            DRAFT,     SPIKE),
    Move("hide",      _n("Hide for safety"),    LIVING,               HIDDEN,    HIDE,     note="reason", effect="hide", after_review=True),
    Move("unhide",    _n("Hiding was not needed"), (HIDDEN,),         DRAFT,     HIDE,     note="reason", second_to="hide"),
    Move("erase",     _n("Erase for good"),     (HIDDEN,),            ERASED,    HIDE,     note="reason", second_to="hide", effect="erase"),
    Move("hide_words",    _n("Hide words for safety"),  LIVING,       SAME,      HIDE,     note="reason", effect="hide_words", after_review=True, value="words"),
    Move("destroy_words", _n("Erase the hidden words for good"), LIVING, SAME,   HIDE,     note="reason", second_to="hide_words", effect="destroy_words"),
)

# Words in one language have their own approval, so that a late translation needs a second reader and nothing else.
WORDS_MOVES = (
    Move("approve_words", _n("Approve these words"), (DRAFT,),    APPROVED, APPROVE_WORDS, four_eyes=True, effect="refresh_edition"),
    Move("rework_words",  _n("Rework"),              (APPROVED,), DRAFT,    EDIT_WORDS),
)
# fmt: on

EDITORIAL = Workflow("editorial", STATES, MOVES)
WORDS = Workflow("words", (STATES[0], STATES[2]), WORDS_MOVES)
EVENT_MOVES = (
    Move("lower", _n("Lower the confidence"), ON_DESK, SAME, WITHDRAW, note="reason",
         window=True, effect="lower_confidence", after_review=True, value="confidence"),
    Move("coarsen", _n("Say the place less exactly"), ON_DESK, SAME, WITHDRAW, note="reason",
         window=True, effect="coarsen_place", after_review=True, value="precision"),
    Move("merge", _n("Merge into another event"), (DRAFT, REVIEW, APPROVED), MERGED, WRITE,
         window=False, effect="merge_event", value="event"),
    Move("merge_live", _n("Merge into another live event"), ON_DESK, MERGED, PUBLISH, note="reason",
         window=True, effect="merge_event", after_review=True, value="event"),
    Move("unmerge", _n("Undo the merge"), (MERGED,), DRAFT, WRITE, effect="unmerge_event"),
)  # fmt: skip
MERGED_STATE = State(MERGED, _n("Merged"), "⇢", "quiet")
# What is hidden for safety may have been merged before.
OF_EVENTS = {"unhide": "unhide_event"}
SAFE_MOVES = tuple(
    replace(
        move,
        sources=(*LIVING, MERGED) if move.sources == LIVING else move.sources,
        effect=OF_EVENTS.get(move.name, move.effect),
    )
    for move in MOVES
)
EVENTS = Workflow("events", (*STATES, MERGED_STATE), SAFE_MOVES + EVENT_MOVES)
