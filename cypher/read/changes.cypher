// What has been written since that data version?
// parameters: since
MATCH (c:Change)
WHERE c.version > $since
RETURN c.version AS version, c.at AS at, c.what AS what, c.added AS added, c.removed AS removed
ORDER BY version
