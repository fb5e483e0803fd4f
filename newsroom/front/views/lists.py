"""Lists of what is public: sections, terms, search."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front.facets import Facets
from newsroom.front.filters import LEFT_OUT, EditionFilter
from newsroom.front.folding import FoldedPage, folded, newest_folded
from newsroom.front.frame import frame, in_other_languages
from newsroom.front.listing import Selection
from newsroom.front.sections import BY_NAME, SECTIONS
from newsroom.front.seen import seen_under
from newsroom.front.series import with_series
from newsroom.front.suggestions import suggestion
from newsroom.front.vocabulary import Vocabulary, live_topics
from newsroom.front.words import Results, asked_too_long, counted_with, look_up
from newsroom.press.search import parse
from newsroom.taxonomy.naming import Named

OF_A_TERM = 8


@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    """The list of one kind, newest first, filtered as the address says."""
    row = BY_NAME[name]
    vocabulary = Vocabulary()
    filters = EditionFilter(request.GET, vocabulary, at=timezone.now(), leave_out=LEFT_OUT[row.kind])
    path = reverse(f"front:{name}")
    page, facets, sentences = FoldedPage([]), None, []
    if filters.is_valid():
        canonical = filters.address(path, **_paging(filters))
        if canonical != request.get_full_path():
            return HttpResponseRedirect(canonical)
        selection = filters.selection(language=_language(), kind=row.kind)
        page, facets = folded(selection), Facets(filters, selection, path)
    else:
        sentences = filters.sentences()
    context = frame(
        path=path,
        others=_same_elsewhere(filters, path, sentences),
        title=str(row.title),
        description=str(row.about),
        vocabulary=vocabulary,
        feed=_filtered_feed(filters, f"front:feed-{name}", sentences),
        is_indexed=not request.GET,
    )
    context |= {
        "section": row,
        "filters": filters,
        "facets": facets,
        "page": page,
        "sentences": sentences,
        "files": _files(filters, name, sentences),
        **_neighbours(filters, path, page),
    }
    return HttpResponse(render_to_string("front/section.html", context))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What holds the reader's words, best first; without words, everything that fits the filters, newest first."""
    vocabulary, at = Vocabulary(), timezone.now()
    filters = EditionFilter(request.GET, vocabulary, at=at)
    path, asked = reverse("front:search"), request.GET.get("q", "").strip()
    sentences = [*([] if filters.is_valid() else filters.sentences()), *asked_too_long(asked)]
    found: dict[str, Any] = {"page": FoldedPage([])}
    if not sentences:
        number = request.GET.get("page", "") if asked else ""
        canonical = filters.address(path, q=asked, page=number, **({} if asked else _paging(filters)))
        if canonical != request.get_full_path():
            return HttpResponseRedirect(canonical)
        if asked:
            found = _with_words(filters, path, asked, number)
        elif request.GET:
            selection = filters.selection(language=_language())
            page = folded(selection)
            found = {"page": page, "facets": Facets(filters, selection, path), **_neighbours(filters, path, page)}
    others = _same_elsewhere(filters, path, sentences)
    feed = _filtered_feed(filters, "front:feed-search", sentences, q=asked)
    context = frame(path=path, others=others, title=_("Search"), vocabulary=vocabulary, feed=feed, is_indexed=False)
    files = _files(filters, "search", sentences, q=asked) if request.GET else {}
    context |= {"filters": filters, "asked": asked, "sentences": sentences, "files": files, **found}
    return HttpResponse(render_to_string("front/search.html", context))


def _with_words(filters: EditionFilter, path: str, asked: str, number: str) -> dict[str, Any]:
    """The page of the hits, what they can be narrowed by, and what the reader may have meant where they are few."""
    selection = filters.selection(language=_language())
    facets = counted_with(filters, selection, path, asked)
    results = look_up(selection, parse(asked), [row[0] for row in facets.whole.rows], number)
    meant = suggestion(selection, asked, filters.vocabulary, found=results.count)
    return {
        "page": FoldedPage([*with_series(results.editions, at=selection.at)]),
        "results": results,
        "facets": facets if results.count else None,
        "meant": meant,
        "meant_path": filters.address(path, q=meant),
        **_search_neighbours(filters, path, asked, results),
    }


@require_safe
def province(request: HttpRequest, slug: str) -> HttpResponse:
    """What is public from a province."""
    vocabulary = Vocabulary()
    term = vocabulary.provinces.get(slug)
    return _term_page(request, term, vocabulary, "province", provinces=(term.pk,) if term else ())


@require_safe
def event_type(request: HttpRequest, slug: str) -> HttpResponse:
    """What is public about a type of event, the narrower types with it."""
    vocabulary = Vocabulary()
    term = vocabulary.event_types.get(slug)
    keys = tuple(one.pk for one in vocabulary.with_narrower(slug)) if term else ()
    return _term_page(request, term, vocabulary, "type", event_types=keys)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """What is public on a topic."""
    term = live_topics(timezone.now()).filter(slug=slug).first()
    return _term_page(request, term, Vocabulary(), "topic", topics=(term.pk,) if term else ())


def _term_page(request: HttpRequest, term: Any, vocabulary: Vocabulary, parameter: str, **terms: Any) -> HttpResponse:
    """The newest of each section under a term, with the way to all of them."""
    if term is None:
        raise Http404
    at, name = timezone.now(), term.name_in(_language())
    shelves = [
        {"section": row, "entries": found, "all": f"{reverse(f'front:{row.name}')}?{parameter}={term.slug}"}
        for row in SECTIONS
        if (found := newest_folded(Selection(_language(), at, row.kind, **terms), OF_A_TERM))
    ]
    context = frame(
        path=request.path_info,
        title=name,
        description=_("Events, articles and footage: %(name)s.") % {"name": name},
        vocabulary=vocabulary,
        feed=_feed_of(parameter, term),
    )
    context |= {"term": term, "name": name, "parameter": parameter, "shelves": shelves}
    vocabulary_name, keys = next(iter(terms.items()))
    context |= {
        "seen": seen_under(vocabulary_name, keys, language=_language(), at=at),
        "own_feed": _feed_of(parameter, term),
    }
    context |= _around(term, vocabulary)
    return HttpResponse(render_to_string("front/term.html", context))


def _around(term: Named, vocabulary: Vocabulary) -> dict[str, Any]:
    """The broader and the narrower types of an event type."""
    parent = getattr(term, "parent_id", None)
    types = vocabulary.event_types.values() if hasattr(term, "parent_id") else ()
    return {
        "broader": next((one for one in types if one.pk == parent), None),
        "narrower": [one for one in types if one.parent_id == term.pk],
    }


def _filtered_feed(filters: EditionFilter, name: str, sentences: list[str], **more: str) -> str:
    """The feed of the list as it is filtered."""
    feed = reverse(name)
    return feed if sentences else filters.of_language(feed, **more)


def _files(filters: EditionFilter, name: str, sentences: list[str], **more: str) -> dict[str, str]:
    """The list as it is filtered as data, by ending."""
    endings = () if sentences else ("csv", "json")
    return {ending: filters.address(reverse(f"front:{name}-{ending}"), **more) for ending in endings}


def _feed_of(parameter: str, term: Any) -> str:
    if parameter == "topic":
        return ""
    return reverse(f"front:feed-{parameter}", args=[term.slug])


def _same_elsewhere(filters: EditionFilter, path: str, sentences: list[str]) -> dict[str, str]:
    """The list in the other languages, filtered alike: terms have one slug in all languages."""
    elsewhere = in_other_languages(path)
    return elsewhere if sentences else filters.elsewhere(elsewhere)


def _paging(filters: EditionFilter) -> dict[str, str]:
    if filters.after:
        return {"after": str(filters.after)}
    return {"before": str(filters.before)} if filters.before else {}


def _neighbours(filters: EditionFilter, path: str, page: FoldedPage) -> dict[str, str]:
    """The addresses of the newer and the older page."""
    return {
        "newer": filters.address(path, before=page.newer) if page.newer else "",
        "older": filters.address(path, after=page.older) if page.older else "",
    }


def _search_neighbours(filters: EditionFilter, path: str, asked: str, results: Results) -> dict[str, str]:
    def address(number: int) -> str:
        return filters.address(path, q=asked, page=str(number) if number > 1 else "")

    return {
        "newer": address(results.number - 1) if results.number > 1 else "",
        "older": address(results.number + 1) if results.has_more else "",
    }


def _language() -> str:
    return get_language() or ""
