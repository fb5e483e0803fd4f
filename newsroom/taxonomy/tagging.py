"""Term fields for models: taggit's manager, with vocabularies closed and spellings folded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import router
from taggit.managers import TaggableManager, _TaggableManager

from newsroom.taxonomy.forms import FIELDS
from newsroom.taxonomy.lookup import UnknownTerm, find_term
from newsroom.taxonomy.models import Term, Topic, clean_topic_name


class TermManager(_TaggableManager):
    """What `article.provinces` is: words in any language or script become the terms they name."""

    def term_for(self, word: str) -> Term:
        """The term that a word names; raises UnknownTerm."""
        return find_term(self.through.tag_model(), word)

    def remove(self, *tags: Any) -> None:
        """Takes terms or words; taggit's own ignores whatever is not the exact name."""
        super().remove(*(term.name for term in self._to_tag_model_instances(tags, {})))

    def _to_tag_model_instances(self, tags: Iterable[Any], tag_kwargs: dict[str, Any]) -> list[Term]:
        """taggit's one way from input to tags (private there: a test tells when it moves)."""
        terms = (self._term(tag) for tag in tags)
        return list(dict.fromkeys(terms))

    def _term(self, tag: Any) -> Term:
        model = self.through.tag_model()
        if isinstance(tag, model):
            return tag
        if isinstance(tag, str):
            return self.term_for(tag)
        raise TypeError(f"{tag!r} is no {model._meta.verbose_name}: give a {model.__name__} or a name of one")

    def create(self, *args: Any, **kwargs: Any) -> Any:
        """Closed, with its relatives: terms are made in their own list, never by the way."""
        raise TypeError(f"Terms of “{self.prefetch_cache_name}” are not made here: use add() or set()")

    get_or_create = update_or_create = bulk_create = create


class TopicManager(TermManager):
    """Free words: one that no topic goes by, in any spelling, becomes a topic."""

    def term_for(self, word: str) -> Term:
        """The topic a word names, made where there is none; raises ValidationError for an empty word."""
        name = clean_topic_name(word)
        try:
            return super().term_for(name)
        except UnknownTerm as unknown:
            if unknown.code == "ambiguous":
                raise
        topics = Topic.objects.using(router.db_for_write(self.through, instance=self.instance))
        topic, _is_new = topics.get_or_create(key=Topic.fold_spelling(name), defaults={"name": name})
        return topic


class TermsField(TaggableManager):
    """Terms of a closed vocabulary on a model: an unknown word raises UnknownTerm, never makes a term.

    `through` is a subclass of one of `newsroom.taxonomy.links`. A model form gets the form field of that
    vocabulary.
    """

    manager_class: type[TermManager] = TermManager

    def __init__(self, *args: Any, help_text: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("manager", self.manager_class)
        super().__init__(*args, help_text=help_text, **kwargs)

    def formfield(self, form_class: type[forms.Field] | None = None, **kwargs: Any) -> forms.Field:
        """The field that `newsroom.taxonomy.forms` has for this vocabulary."""
        return super().formfield(form_class or FIELDS[self.remote_field.model], **kwargs)

    def value_from_object(self, obj: Any) -> list[Any]:
        """The terms, from what was read of the item already where it was."""
        return [] if obj.pk is None else list(getattr(obj, self.name).all())


class TopicsTaggableManager(TermsField):
    """Topics on a model: the one open vocabulary, where an unknown word becomes a topic."""

    manager_class = TopicManager
