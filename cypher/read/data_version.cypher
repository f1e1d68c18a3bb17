// What is the data version?
// parameters:
MATCH (m:Meta {id: 'graphsvc'})
RETURN m.data_version AS version
