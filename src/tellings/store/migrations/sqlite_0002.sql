-- Figures that are no one exact number ("more than 300"), last published first: an index alone tells which lie in a range.
DROP INDEX figure_range;
CREATE INDEX figure_inexact ON figure (num, low, high) WHERE exact = 0;
CREATE INDEX figure_inexact_unit ON figure (unit, num, low, high) WHERE exact = 0;
