"""The version of this stage: raised whenever it lays the same dossier out in another way."""

VERSION = "7"
MADE_BY = f"tell/{VERSION}"
