"""What every vocabulary row shares: names per language, other spellings, and one column to find them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.text.letters import name_key


def validate_words(value: Any) -> None:
    """Refuses what is not a JSON list of non-empty texts (the shape of `aliases`)."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise ValidationError(_('Other spellings are a list of texts, for example ["Khouzestan", "خوزستون"].'))


def validate_words_by_language(value: Any) -> None:
    """Refuses what is not a JSON object of language code to non-empty text (the shape of `names`)."""
    if not isinstance(value, dict) or not all(isinstance(v, str) and v.strip() for v in value.values()):
        raise ValidationError(_('Names are one text per language code, for example {"en": "Gilan", "fa": "گیلان"}.'))


class Named(models.Model):
    """A row that people call by several names in several scripts."""

    names = models.JSONField(_("names per language"), default=dict, blank=True, validators=[validate_words_by_language])
    aliases = models.JSONField(_("other spellings"), default=list, blank=True, validators=[validate_words])
    # Every spelling, folded, each between line breaks: a name typed in either script is found by one LIKE,
    # whole ("\nkey\n") or in part. Folded text never holds a line break.
    search_key = models.TextField(editable=False, default="")

    # Saving one of the first with `update_fields` saves the second, which follow from them.
    key_sources: ClassVar[tuple[str, ...]] = ("names", "aliases")
    key_results: ClassVar[tuple[str, ...]] = ("search_key",)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = self.build_search_key()
        fields = kwargs.get("update_fields")
        if fields is not None and set(fields) & set(self.key_sources):
            kwargs["update_fields"] = {*fields, *self.key_results}
        super().save(*args, **kwargs)

    def name_in(self, language: str) -> str:
        """The name in a language ("fa-ir" falls back to "fa"), else in English, else any there is."""
        base = language.partition("-")[0]
        names = self.names
        return names.get(language) or names.get(base) or names.get("en") or next(iter(names.values()), "")

    def main_names(self) -> list[str]:
        """The names proper, without the other spellings."""
        return list(self.names.values())

    def spellings(self) -> list[str]:
        """Every name and alias, in all languages."""
        return [*self.main_names(), *self.aliases]

    @staticmethod
    def fold_spelling(text: str) -> str:
        """The key under which two spellings count as one."""
        return name_key(text)

    def build_search_key(self) -> str:
        """What `search_key` holds; bulk writers, which bypass `save()`, set it themselves."""
        return bounded(dict.fromkeys(map(self.fold_spelling, self.spellings())))


def bounded(keys: Iterable[str]) -> str:
    """Keys between line breaks, so that `contains` can ask for a whole one."""
    return "\n" + "".join(f"{key}\n" for key in keys if key)
