from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest
from django.apps import AppConfig, apps
from django.db import connection

from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack


@pytest.fixture(scope="package")
def shelf(django_db_setup, django_db_blocker) -> Iterator[ModuleType]:
    """The models of the shelf app, installed with their tables for as long as this folder's tests run."""
    config = AppConfig.create("tests.taxonomy.shelf")
    config.apps = apps
    apps.app_configs[config.label] = config
    config.import_models()
    apps.clear_cache()
    models = list(config.get_models())
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            for model in models:
                editor.create_model(model)
        yield config.models_module
        with connection.schema_editor() as editor:
            for model in reversed(models):
                editor.delete_model(model)
    del apps.app_configs[config.label]
    apps.clear_cache()


@pytest.fixture
def terms(db) -> None:
    """The closed vocabularies of the Iran pack in the database, without its places."""
    load_pack(replace(read_pack(), places=()))


@pytest.fixture
def places(db) -> None:
    """The whole Iran pack in the database."""
    load_pack(read_pack())


@pytest.fixture
def book(shelf, terms):
    """A book without terms."""
    return shelf.Book.objects.create(title="Roads")
