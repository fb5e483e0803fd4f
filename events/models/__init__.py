"""The desk tables of events."""

from events.models.posts import EventActor, EventEventType, EventFigure, EventPost, EventProvince, EventText, EventTopic
from events.models.reports import Batch, Decided, ForgetRequest, Report, ReportVersion
from events.models.series import Series, SeriesActor, SeriesEventType, SeriesProvince, SeriesText, Stretch

__all__ = [
    "Batch",
    "Decided",
    "EventActor",
    "EventEventType",
    "EventFigure",
    "EventPost",
    "EventProvince",
    "EventText",
    "EventTopic",
    "ForgetRequest",
    "Report",
    "ReportVersion",
    "Series",
    "SeriesActor",
    "SeriesEventType",
    "SeriesProvince",
    "SeriesText",
    "Stretch",
]
