"""The rows that the desk keeps beside the items. Each subject has a folder of its own; Django finds its models here."""

from newsroom.desk.assignment.models import Assignment
from newsroom.desk.audit.models import AuditEntry
from newsroom.desk.autosave.models import KeptForm
from newsroom.desk.comments.models import Comment
from newsroom.desk.handover.models import LastLook
from newsroom.desk.notices.models import Digest, Following, Notice, Wish
from newsroom.desk.presence.models import Hold, HoldBreak, Presence, UntoldBreak
from newsroom.desk.revisions.models import Restored
from newsroom.desk.rules.models import RuleSwitch
from newsroom.desk.schedule.models import Revisit
from newsroom.desk.sharing.models import Opening, SharedPreview
from newsroom.desk.signoff.models import SignOff, SignOffItem
from newsroom.desk.skeletons.models import Skeleton
from newsroom.desk.translation.models import TranslatedFrom

__all__ = [
    "Assignment",
    "AuditEntry",
    "Comment",
    "Digest",
    "Following",
    "Hold",
    "HoldBreak",
    "KeptForm",
    "LastLook",
    "Notice",
    "Opening",
    "Presence",
    "Restored",
    "Revisit",
    "RuleSwitch",
    "SharedPreview",
    "SignOff",
    "SignOffItem",
    "Skeleton",
    "TranslatedFrom",
    "UntoldBreak",
    "Wish",
]
