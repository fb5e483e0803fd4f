from django.db import models

from newsroom.taxonomy.links import ActorLink, EventTypeLink, ProvinceLink, TopicLink
from newsroom.taxonomy.tagging import TermsField, TopicsTaggableManager


class Book(models.Model):
    """Something that terms hang on, as articles and events will."""

    title = models.CharField(max_length=40)
    provinces = TermsField(through="BookProvince", blank=True, verbose_name="provinces")
    event_types = TermsField(through="BookEventType", blank=True, verbose_name="event types")
    actors = TermsField(through="BookActor", blank=True, verbose_name="actors")
    topics = TopicsTaggableManager(through="BookTopic", blank=True, verbose_name="topics")

    class Meta:
        app_label = "shelf"

    def __str__(self) -> str:
        return self.title


class BookProvince(ProvinceLink):
    content_object = models.ForeignKey(Book, models.CASCADE, related_name="province_rows")
    is_main = models.BooleanField(default=False)

    class Meta(ProvinceLink.Meta):
        app_label = "shelf"
        indexes = [models.Index(fields=["tag", "content_object"], name="shelf_province_book")]


class BookEventType(EventTypeLink):
    content_object = models.ForeignKey(Book, models.CASCADE, related_name="event_type_rows")

    class Meta(EventTypeLink.Meta):
        app_label = "shelf"


class BookActor(ActorLink):
    content_object = models.ForeignKey(Book, models.CASCADE, related_name="actor_rows")

    class Meta(ActorLink.Meta):
        app_label = "shelf"


class BookTopic(TopicLink):
    content_object = models.ForeignKey(Book, models.CASCADE, related_name="topic_rows")

    class Meta(TopicLink.Meta):
        app_label = "shelf"
