"""What is said of a finding, by its code: what it is, and what to do. `%(value)s` is what the check names."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SAID = {
    "no_byline": (_("No byline and no credit"), _("Add an author below, or name the outlet in “credit”.")),
    "no_place": (_("No place"), _("Choose a province, or write a dateline.")),
    "silent_embed": (
        _("A picture without words for people who cannot see it"),
        _("Open the footage and write its text in the language of this story."),
    ),
    "empty_link": (_("A link without words"), _("Write what the link leads to, or take the link off.")),
    "lost_link": (_("A link that leads nowhere"), _("Give it an address, or take the link off.")),
    "empty_heading": (_("An empty heading"), _("Write the heading, or make the line a paragraph.")),
    "heading_order": (
        _("A small heading stands before any large one"),
        _("Make it a heading of the second level: people who listen go by the order."),
    ),
    "untagged_province": (
        _("%(value)s is named, and the story is not filed under it"),
        _("Tick the province if the story is about it."),
    ),
    "address_as_link": (_("A link that is called by its address"), _("Say in words what it leads to.")),
    "pointing_link": (
        _("A link that only says “here”"),
        _("Let the link be the words that say what it leads to."),
    ),
    "heading_over_nothing": (_("A heading with nothing under it"), _("Write the text, or take the heading out.")),
    "table_headings": (_("A table without headings"), _("Make its first row, or its first column, heading cells.")),
    "table_caption": (_("A table without a caption"), _("Say in a caption what the table shows.")),
    "long_headline": (
        _("The headline has %(value)s letters"),
        _("Keep it under a hundred: search results and cards cut it."),
    ),
    "repeating_standfirst": (
        _("The standfirst repeats the headline"),
        _("Let it say what the headline leaves open: who, where, since when."),
    ),
    "figure_without_source": (
        _("A number, and nobody who says it"),
        _("Name the source, link to it, or embed the report beside it. A hint: it may be said elsewhere."),
    ),
    "long_sentence": (_("A sentence of %(value)s words"), _("Consider making two of it.")),
    "long_paragraph": (_("A paragraph of %(value)s words"), _("Consider parting it.")),
}
