"""The roles as one table: a Django group each, with the permissions it gets.

A permission is written `app.codename`. `VIEW`/`WORK` name what is done with a desk model so that a row stays readable.
`give_permissions` makes the groups agree with the table after every migrate; what an administrator adds to a group by
hand stays, what the table names always comes back.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission

WRITE_STORIES = (
    "articles.add_article", "articles.change_article", "articles.view_article",
    "articles.add_authorprofile", "articles.change_authorprofile", "articles.view_authorprofile",
    "events.add_eventpost", "events.change_eventpost", "events.view_eventpost",
    "events.add_series", "events.change_series", "events.view_series",
    "events.add_report", "events.change_report", "events.view_report", "events.view_batch", "events.add_batch",
    "taxonomy.add_topic", "taxonomy.view_topic", "taxonomy.view_province", "taxonomy.view_eventtype",
    "taxonomy.view_actor", "taxonomy.view_place", "taxonomy.add_addition", "taxonomy.view_addition",
    "media.view_footage", "media.add_footage",
    "workflow.write", "workflow.edit_words", "desk.add_comment", "desk.view_assignment", "desk.add_signoff",
    "desk.add_sharedpreview",
)  # fmt: skip
DECIDE_STORIES = (
    "workflow.approve", "workflow.approve_words", "workflow.publish", "workflow.withdraw", "workflow.spike", "workflow.hide",
    "workflow.view_moverecord", "workflow.view_revision", "workflow.view_afterreview", "workflow.change_afterreview",
    "taxonomy.change_topic", "taxonomy.change_addition",
    "desk.add_skeleton", "desk.change_skeleton", "desk.view_skeleton",
    "desk.add_assignment", "desk.view_assignment",
    "press.change_frontslot", "desk.change_sharedpreview",
    "desk.read_reports",
)  # fmt: skip
FOOTAGE = (
    "media.view_footage", "media.add_footage", "media.change_footage",
    "media.view_submission", "media.change_submission",
    "media.view_referenceclip", "media.add_referenceclip", "media.change_referenceclip",
    "media.moderate", "workflow.approve_words", "workflow.withdraw", "workflow.hide", "workflow.edit_words",
    "events.view_eventpost", "events.view_series", "events.view_report", "articles.view_article",
    "taxonomy.view_province", "taxonomy.view_eventtype", "taxonomy.view_place", "taxonomy.view_topic",
    "desk.add_comment",
    "desk.add_assignment", "desk.view_assignment", "desk.add_signoff",
)  # fmt: skip
READ_ONLY = (
    "articles.view_article", "articles.view_authorprofile", "events.view_eventpost", "events.view_series",
    "taxonomy.view_province", "taxonomy.view_eventtype", "taxonomy.view_place", "taxonomy.view_topic",
    "desk.view_assignment", "desk.add_signoff", "desk.add_comment",
)  # fmt: skip
VOCABULARIES = tuple(
    f"taxonomy.{act}_{model}"
    for model in ("province", "eventtype", "topic", "actor", "place")
    for act in ("add", "change", "view", "delete")
)


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    permissions: tuple[str, ...]


REPORTER = Role("Reporter", WRITE_STORIES)
EDITOR = Role("Editor", WRITE_STORIES + DECIDE_STORIES + ("media.change_footage",))
MODERATOR = Role("Moderator", FOOTAGE)
REVIEWER = Role("Reviewer", READ_ONLY)  # reads, comments and signs off; edits, approves and publishes nothing
CHIEF = Role(
    "Chief",
    (
        *WRITE_STORIES, *DECIDE_STORIES, *FOOTAGE,
        "staff.view_user", "staff.view_trust", "staff.add_trust", "staff.change_trust", "staff.delete_trust",
        "workflow.view_outbox", "media.view_custodylink", "media.purge",
        "desk.view_signoffitem", "desk.add_signoffitem", "desk.change_signoffitem",
        "desk.change_ruleswitch", "desk.view_auditentry",
        "press.add_mirror", "press.change_mirror", "press.view_mirror",
        "press.add_sitepage", "press.change_sitepage", "press.view_sitepage",
    ),
)  # fmt: skip
ADMINISTRATOR = Role(
    "Administrator",
    (
        *VOCABULARIES, "taxonomy.add_addition", "taxonomy.view_addition", "taxonomy.change_addition",
        "staff.add_user", "staff.change_user", "staff.view_user", "auth.view_group",
        "workflow.view_outbox", "workflow.view_moverecord", "desk.view_auditentry",
    ),
)  # fmt: skip
ROLES = (REPORTER, EDITOR, MODERATOR, REVIEWER, CHIEF, ADMINISTRATOR)


def give_permissions(**_signal: object) -> None:
    """Make one group per role and add the permissions of the table to it. Runs after every migrate."""
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.name)
        group.permissions.add(*(known[name] for name in role.permissions if name in known))
