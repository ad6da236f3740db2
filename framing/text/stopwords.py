"""English function words: of grammar, not of matter; left out of keyness only."""

_WORDS = """
a about above after again against all also although am among an and any are as at be
because been before being below between both but by can could did do does doing done
down during each either else even ever every few for from further had has have having
he hence her here hers him himself his how however i if in indeed into is it its
itself just least less let like may me might mine more most much must my myself
neither never no nor not nothing now of off often on once one only onto or other
others otherwise ought our ours out over own per perhaps quite rather same shall she
should since so some something still such than that the their theirs them themselves
then there therefore these they this those though through thus to together too toward
towards under unless until up upon us very via was we well were what whatever when
where whether which while who whoever whom whose why will with within without would
yet you your yours don't doesn't didn't isn't aren't wasn't won't can't cannot it'll
they're we're
"""
STOPWORDS = frozenset(_WORDS.split())
