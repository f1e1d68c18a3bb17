"""The vocabulary and the records, declared once; everything else takes them from here."""
