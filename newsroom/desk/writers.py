"""Four eyes as a condition of a query: who wrote an item since its last published revision."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func

from newsroom.workflow import history
from newsroom.workflow.models import MoveRecord, Revision


class WrittenBy(Func):
    """Whether a person wrote a revision of the row's item since its last published one, as `history.contributors` says it.

    My desk asks this of every kind many times. It is written out, because making the statement from querysets takes longer
    than answering it.
    """

    output_field = BooleanField()

    def __init__(self, ref: Any, *, kind: str, person: Any) -> None:
        super().__init__(ref)
        self.asked = (kind, person.pk)

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:
        ref, params = compiler.compile(self.source_expressions[0])
        quote = connection.ops.quote_name
        names = history.PUBLISHED_BY + history.TAKEN_BACK_BY
        published = (
            "SELECT CASE WHEN m.move IN ({back}) THEN 0 ELSE m.revision_number END FROM {moves} m "
            "WHERE m.kind = %s AND m.ref = {ref} AND m.move IN ({names}) ORDER BY m.number DESC LIMIT 1"
        )
        written = (
            "EXISTS(SELECT 1 FROM {revisions} r WHERE r.kind = %s AND r.ref = {ref} AND r.author_id = %s "
            "AND NOT r.is_reduction AND r.number > COALESCE(({published}), 0))"
        )
        statement = written.replace("{published}", published).format(
            ref=ref,
            moves=quote(MoveRecord._meta.db_table),
            revisions=quote(Revision._meta.db_table),
            back=", ".join(["%s"] * len(history.TAKEN_BACK_BY)),
            names=", ".join(["%s"] * len(names)),
        )
        kind, person = self.asked
        return statement, [kind, *params, person, *history.TAKEN_BACK_BY, kind, *params, *names]


def written_by(kind: str, person: Any) -> WrittenBy:
    """Whether the person wrote a revision of an item of the kind since its last published one."""
    return WrittenBy(F("ref"), kind=kind, person=person)
