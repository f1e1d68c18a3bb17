"""From files to claims: seed files now; Wikidata, tables and graph files have their place here."""
