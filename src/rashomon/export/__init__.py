"""Export: what is known, in the formats that other people's programs read; each format a module, streaming."""

from rashomon.export.errors import ExportError, MissingExtraError
from rashomon.export.format import Format, needed, text_format
from rashomon.export.formats import format_named, format_names
from rashomon.export.material import Material, Told, of_dossier
from rashomon.export.tables import TABLES, Table, batches, table_named
from rashomon.export.writing import check_free, chosen_tables, is_folder, said, save, target_of

__all__ = [
    "TABLES",
    "ExportError",
    "Format",
    "Material",
    "MissingExtraError",
    "Table",
    "Told",
    "batches",
    "check_free",
    "chosen_tables",
    "format_named",
    "format_names",
    "is_folder",
    "needed",
    "of_dossier",
    "said",
    "save",
    "table_named",
    "target_of",
    "text_format",
]
