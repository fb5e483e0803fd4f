"""The desk's own reports, and where they stand."""

from django.utils.translation import gettext_lazy as _

from newsroom.desk.navigation import Link, add_link
from newsroom.desk.pages import add_pages
from newsroom.desk.reports import durations, of_items, views
from newsroom.desk.reports.table import Report, add_report


def connect() -> None:
    """Once, when the apps are ready."""
    add_pages(views.addresses)
    add_link(Link("reports_of_desk", _("Reports"), "admin:desk_reports", 70, may=views.MAY))
    for report in REPORTS:
        add_report(report)


REPORTS = (
    Report(
        "time-in-states", _("Time in each state"),
        _("How long items stood in a state before they left it, by the month in which they left. Hours: half of them "
          "were faster than the median, nine of ten faster than the second number."),
        (_("Month"), _("Kind"), _("State"), _("Left it"), _("Median, hours"), _("Nine of ten, hours")),
        durations.time_in_states, ("since", "until", "kind", "person"), of_items=False, has_bars=True,
    ),
    Report(
        "corrections", _("Corrections"), _("What was corrected, updated, fixed without a notice, or withdrawn."),
        (_("When"), _("What"), _("Person")), of_items.corrections, ("since", "until", "kind", "person"),
    ),
    Report(
        "corrections-by-month", _("Corrections by month"), _("How many there were of each sort."),
        (_("Month"), _("Kind"), _("What"), _("Number")), of_items.corrections_by_month,
        ("since", "until", "kind", "person"), of_items=False, has_bars=True,
    ),
    Report(
        "lying-still", _("Lying still"), _("Items on their way that have stood in one state for longer than so many days."),
        (_("Kind"), _("State"), _("Days"), _("Begun by")), of_items.lying_still, ("kind", "person", "days"),
    ),
    Report(
        "missing-translations", _("Missing translations"),
        _("Live items without words in another language of the site, by when they were first published."),
        (_("Missing in"), _("Kind"), _("Published"), _("Language")), of_items.missing_translations,
    ),
    Report(
        "read-afterwards", _("To be read afterwards"), _("What one person did alone and nobody has read since."),
        (_("When"), _("Act"), _("Person"), _("Days")), of_items.to_be_read_afterwards, ("kind", "person"),
    ),
)  # fmt: skip
