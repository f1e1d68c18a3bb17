// Which posts are these: of this body or area, held by this person, or this post itself?
// parameters: id
MATCH (e:Entity {id: $id})
OPTIONAL MATCH (e)-[r]-(p:Entity)
WHERE coalesce(r.`as`, type(r)) IN ['POST_OF', 'HOLDS_POST'] AND 'Post' IN labels(p)
WITH e, collect(DISTINCT p.id) AS near
WITH CASE WHEN 'Post' IN labels(e) THEN [e.id] ELSE near END AS posts
UNWIND posts AS post
RETURN post
ORDER BY post
