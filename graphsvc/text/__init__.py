"""Text as people write it: names folded for comparison, scripts and direction, dates of claims."""
