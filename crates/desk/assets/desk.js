// The desk with script: what it adds to pages that work without it.
