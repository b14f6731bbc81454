"""Where files that pages ask for are served from, in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Files named after their content, also where one script imports another."""

    support_js_module_import_aggregation = True
