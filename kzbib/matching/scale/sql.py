"""The parts of the job that are SQL, in words that DuckDB and Spark both know."""

from __future__ import annotations

from kzbib.matching.scale.steps import LINK, MEMBER

RECORDS = "SELECT place, id, csl FROM reference"
PROFILES = "SELECT place, profile FROM record"
COUNT = "SELECT count(*) FROM record"

SIZES = """
    SELECT size, count(*) FROM (
      SELECT count(*) AS size FROM match_key GROUP BY key) AS sizes
    GROUP BY size
"""

# A key of few works is a block; a crowded one only together with its detail.
BLOCKS = """
    SELECT match_key.key AS block, place
    FROM match_key JOIN (
      SELECT key FROM match_key GROUP BY key
      HAVING count(*) BETWEEN 2 AND {limit}) AS few ON few.key = match_key.key
    UNION ALL
    SELECT concat(match_key.key, ' ', match_key.detail) AS block, place
    FROM match_key
    JOIN (
      SELECT key FROM match_key GROUP BY key
      HAVING count(*) > {limit}) AS many ON many.key = match_key.key
    JOIN (
      SELECT key, detail FROM match_key WHERE detail <> '' GROUP BY key, detail
      HAVING count(*) BETWEEN 2 AND {limit}) AS parts
      ON parts.key = match_key.key AND parts.detail = match_key.detail
"""

# Each record that may have a twin: its folded columns, and its blocks as a list.
COMPARED = """
    SELECT record.place AS unique_id, title, family, year, page, source, blocks
    FROM record JOIN (
      SELECT place, array_agg(block) AS blocks FROM block GROUP BY place) AS held
      ON held.place = record.place
"""
# What Splink makes of them: a pair once, the smaller place first, with its weight.
PREDICTED = """
    SELECT least(unique_id_l, unique_id_r) AS one,
      greatest(unique_id_l, unique_id_r) AS other, match_weight AS weight
    FROM {predicted}
"""

PAIRS_WITH_PROFILES = """
    SELECT pair.one, pair.other, ours.profile AS first, theirs.profile AS second
    FROM pair
    JOIN record AS ours ON ours.place = pair.one
    JOIN record AS theirs ON theirs.place = pair.other
"""

# Components: each record takes the smallest number among its neighbours, until all
# of a component have the same one.
LABELS = """
    SELECT place, min(home) AS home FROM (
      SELECT one AS place, one AS home FROM link
      UNION ALL SELECT other AS place, one AS home FROM link) AS ends
    GROUP BY place
"""
NEXT_LABELS = """
    SELECT place, min(home) AS home FROM (
      SELECT place, home FROM {labels}
      UNION ALL
      SELECT link.other AS place, home FROM link JOIN {labels} ON place = link.one
      UNION ALL
      SELECT link.one AS place, home FROM link JOIN {labels} ON place = link.other
    ) AS seen
    GROUP BY place
"""
SUM_OF_LABELS = "SELECT sum(home) FROM {labels}"

COMPONENTS = f"""
    SELECT home AS component, {MEMBER} AS kind, label.place AS one,
      label.place AS other, profile
    FROM {{labels}} AS label JOIN record ON record.place = label.place
    UNION ALL
    SELECT home AS component, {LINK} AS kind, link.one, link.other, '' AS profile
    FROM link JOIN {{labels}} AS label ON label.place = link.one
"""

CLUSTERS = """
    SELECT record.id AS id, coalesce(heads.id, record.id) AS cluster
    FROM record
    LEFT JOIN cluster ON cluster.place = record.place
    LEFT JOIN record AS heads ON heads.place = cluster.home
    ORDER BY record.place
"""
# Pairs that may be one and were not joined, for a person to look at.
DOUBTS = """
    SELECT first.id AS one, second.id AS other, weight
    FROM link
    JOIN pair ON pair.one = link.one AND pair.other = link.other
    JOIN cluster AS ours ON ours.place = link.one
    JOIN cluster AS theirs ON theirs.place = link.other
    JOIN record AS first ON first.place = link.one
    JOIN record AS second ON second.place = link.other
    WHERE ours.home <> theirs.home
    ORDER BY weight DESC, link.one, link.other
"""
HOMES = """
    SELECT (SELECT count(*) FROM record)
      - (SELECT count(*) FROM cluster WHERE home <> place)
"""
