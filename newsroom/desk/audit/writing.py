"""Writing what leaves no row elsewhere: by signals of accounts and log-ins, and by name for what is carried away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils import timezone

from newsroom.desk.audit.models import AuditEntry
from newsroom.desk.audit.who import acting
from newsroom.staff.models import Trust, User
from newsroom.taxonomy.models import Actor, Addition, EventType, Place, Province, Topic

Act = AuditEntry.Act
TERMS = (Province, Place, EventType, Actor, Topic)
WATCHED = ("username", "first_name", "last_name", "email", "language", "is_active", "is_staff", "is_superuser")


def write(act: str, kind: str, ref: str, *, by: Any, at: datetime, detail: str = "") -> AuditEntry:
    """Add one act. `detail` is made of our own words only."""
    person = by if getattr(by, "pk", None) else None
    entry = AuditEntry(act=act, kind=kind, ref=str(ref)[:12], by=person, at=at, detail=detail[:200])
    entry.save()
    return entry


def write_export(what: str, *, by: Any, at: datetime) -> None:
    """Something left as a file: a report, or the log itself."""
    write(Act.EXPORTED, "log" if what == "log" else "report", what, by=by, at=at, detail=what)


def _about(act: str, person: Any, detail: str = "") -> None:
    write(act, "person", person.pk, by=acting() or None, at=timezone.now(), detail=detail)


def logged_in(sender: Any, user: Any, **signal: Any) -> None:
    write(Act.LOGGED_IN, "person", user.pk, by=user, at=timezone.now())


def logged_out(sender: Any, user: Any, **signal: Any) -> None:
    if user is not None:
        write(Act.LOGGED_OUT, "person", user.pk, by=user, at=timezone.now())


def failed(sender: Any, credentials: dict[str, Any], **signal: Any) -> None:
    """Of what was typed only the account it names is kept, never a name that is none: it may be a password."""
    person = User.objects.filter(username=str(credentials.get("username", ""))[:150]).first()
    write(Act.LOG_IN_FAILED, "person", person.pk if person else "", by=None, at=timezone.now())


def before_save(sender: Any, instance: User, raw: bool = False, **signal: Any) -> None:
    """What will be another value after this save."""
    old = None if raw or instance.pk is None else User.objects.filter(pk=instance.pk).first()
    instance._changes = [] if old is None else [n for n in WATCHED if getattr(old, n) != getattr(instance, n)]
    instance._has_new_password = old is not None and old.password != instance.password


def saved(sender: Any, instance: User, created: bool, raw: bool = False, **signal: Any) -> None:
    if raw:
        return
    if created:
        _about(Act.ACCOUNT_MADE, instance)
        return
    changes = getattr(instance, "_changes", [])
    if changes:
        _about(Act.ACCOUNT_CHANGED, instance, ", ".join(changes))
    if getattr(instance, "_has_new_password", False):
        _about(Act.PASSWORD_SET, instance)


def roles_changed(sender: Any, instance: Any, action: str, reverse: bool, pk_set: Any, **signal: Any) -> None:
    acts = {"post_add": Act.ROLE_GIVEN, "post_remove": Act.ROLE_TAKEN, "pre_clear": Act.ROLE_TAKEN}
    if action not in acts:
        return
    if reverse:
        people = User.objects.filter(pk__in=pk_set) if pk_set is not None else instance.user_set.all()
        pairs = [(person, instance.name) for person in people]
    else:
        groups = Group.objects.filter(pk__in=pk_set) if pk_set is not None else instance.groups.all()
        pairs = [(instance, group.name) for group in groups]
    for person, name in pairs:
        _about(acts[action], person, name)


def trust_saved(sender: Any, instance: Trust, created: bool, raw: bool = False, **signal: Any) -> None:
    if not raw:
        act = Act.TRUST_GIVEN if created else Act.TRUST_CHANGED
        write(
            act,
            "person",
            instance.person_id,
            by=acting() or instance.given_by,
            at=timezone.now(),
            detail=instance.power,
        )


def trust_ended(sender: Any, instance: Trust, **signal: Any) -> None:
    write(Act.TRUST_ENDED, "person", instance.person_id, by=acting(), at=timezone.now(), detail=instance.power)


def before_term(sender: Any, instance: Any, raw: bool = False, **signal: Any) -> None:
    """Which fields will be others after this save; asked only while somebody acts on the desk."""
    old = None if raw or instance.pk is None or acting() is None else sender.objects.filter(pk=instance.pk).first()
    names = [field.attname for field in sender._meta.concrete_fields if field.name != "search_key"]
    instance._changes = [name for name in names if old is not None and getattr(old, name) != getattr(instance, name)]


def term_saved(sender: Any, instance: Any, created: bool, raw: bool = False, **signal: Any) -> None:
    """A row of a vocabulary: what a pack or a command writes is not an act of a person."""
    if raw or acting() is None:
        return
    if created:
        _about_term(Act.TERM_MADE, instance)
    elif instance._changes:
        _about_term(Act.TERM_CHANGED, instance, ", ".join(instance._changes))


def term_deleted(sender: Any, instance: Any, **signal: Any) -> None:
    if acting() is not None:
        _about_term(Act.TERM_DELETED, instance)


def _about_term(act: str, term: Any, detail: str = "") -> None:
    write(act, term._meta.model_name, term.pk, by=acting(), at=timezone.now(), detail=detail)


def addition_seen(sender: Any, instance: Addition, created: bool, raw: bool = False, **signal: Any) -> None:
    if not raw and not created and instance.looked_at is not None:
        words = {"by": instance.looked_by, "at": instance.looked_at, "detail": instance.verdict}
        write(Act.ADDITION_SEEN, "vocabulary", instance.pk, **words)


def listen() -> None:
    """Once, when the apps are ready."""
    user_logged_in.connect(logged_in, dispatch_uid="audit")
    user_logged_out.connect(logged_out, dispatch_uid="audit")
    user_login_failed.connect(failed, dispatch_uid="audit")
    pre_save.connect(before_save, sender=User, dispatch_uid="audit")
    post_save.connect(saved, sender=User, dispatch_uid="audit")
    m2m_changed.connect(roles_changed, sender=User.groups.through, dispatch_uid="audit")
    post_save.connect(trust_saved, sender=Trust, dispatch_uid="audit")
    post_delete.connect(trust_ended, sender=Trust, dispatch_uid="audit")
    post_save.connect(addition_seen, sender=Addition, dispatch_uid="audit")
    for model in TERMS:
        pre_save.connect(before_term, sender=model, dispatch_uid="audit")
        post_save.connect(term_saved, sender=model, dispatch_uid="audit")
        post_delete.connect(term_deleted, sender=model, dispatch_uid="audit")
