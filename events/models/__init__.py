"""The desk tables of events."""

from events.models.posts import EventActor, EventEventType, EventFigure, EventPost, EventProvince, EventText, EventTopic
from events.models.reports import Batch, Report

__all__ = [
    "Batch",
    "EventActor",
    "EventEventType",
    "EventFigure",
    "EventPost",
    "EventProvince",
    "EventText",
    "EventTopic",
    "Report",
]
