"""Alive without asking anybody; ready when each thing that is needed answers, by its name."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

ALL_WELL = "database: ok\nmigrations: ok\nstatic manifest: ok\ndisk: ok\ncache: ok\n"


def test_alive_asks_no_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-cache" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_each_need(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content.decode()) == (200, ALL_WELL)


@pytest.mark.django_db
def test_a_migration_that_was_not_run_is_named(client):
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("interviews")
    MigrationRecorder(connection).record_unapplied(*newest)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content.decode() == ALL_WELL.replace("migrations: ok", "migrations: failed")


@pytest.mark.django_db
def test_a_manifest_that_does_not_know_the_style_sheet_is_named(client, settings, tmp_path):
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content.decode() == ALL_WELL.replace("manifest: ok", "manifest: failed")
