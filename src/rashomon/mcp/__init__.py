"""The tool server for language-model clients: an archive answers in citations (extra ``mcp``)."""
