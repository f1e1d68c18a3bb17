"""Identifiers as other tools write them: addresses, prefixed names, country codes."""

from __future__ import annotations

import re

_FORMS = (
    ("wikidata", re.compile(r"(?:https?://)?(?:\w+\.)?wikidata\.org/\S*?\b(Q\d+)\b", re.I)),
    ("wikidata", re.compile(r"(?:wd|wdt|wikidata)\s*:\s*(Q\d+)$", re.I)),
    ("geonames", re.compile(r"(?:https?://)?(?:\w+\.)?geonames\.org/(?:\w+/)?(\d+)\b", re.I)),
    ("geonames", re.compile(r"(?:gn|geonames|geonameid)\s*:\s*(\d+)$", re.I)),
    ("iso3166", re.compile(r"iso\s*-?3166(?:-1)?\s*:\s*([A-Z]{2,3})$", re.I)),
)
_PAIRS = """
AFAFG ALALB DZDZA ASASM ADAND AOAGO AIAIA AQATA AGATG ARARG AMARM AWABW AUAUS ATAUT AZAZE BSBHS
BHBHR BDBGD BBBRB BYBLR BEBEL BZBLZ BJBEN BMBMU BTBTN BOBOL BQBES BABIH BWBWA BVBVT BRBRA IOIOT
BNBRN BGBGR BFBFA BIBDI CVCPV KHKHM CMCMR CACAN KYCYM CFCAF TDTCD CLCHL CNCHN CXCXR CCCCK COCOL
KMCOM CGCOG CDCOD CKCOK CRCRI CICIV HRHRV CUCUB CWCUW CYCYP CZCZE DKDNK DJDJI DMDMA DODOM ECECU
EGEGY SVSLV GQGNQ ERERI EEEST SZSWZ ETETH FKFLK FOFRO FJFJI FIFIN FRFRA GFGUF PFPYF TFATF GAGAB
GMGMB GEGEO DEDEU GHGHA GIGIB GRGRC GLGRL GDGRD GPGLP GUGUM GTGTM GGGGY GNGIN GWGNB GYGUY HTHTI
HMHMD VAVAT HNHND HKHKG HUHUN ISISL ININD IDIDN IRIRN IQIRQ IEIRL IMIMN ILISR ITITA JMJAM JPJPN
JEJEY JOJOR KZKAZ KEKEN KIKIR KPPRK KRKOR KWKWT KGKGZ LALAO LVLVA LBLBN LSLSO LRLBR LYLBY LILIE
LTLTU LULUX MOMAC MGMDG MWMWI MYMYS MVMDV MLMLI MTMLT MHMHL MQMTQ MRMRT MUMUS YTMYT MXMEX FMFSM
MDMDA MCMCO MNMNG MEMNE MSMSR MAMAR MZMOZ MMMMR NANAM NRNRU NPNPL NLNLD NCNCL NZNZL NINIC NENER
NGNGA NUNIU NFNFK MKMKD MPMNP NONOR OMOMN PKPAK PWPLW PSPSE PAPAN PGPNG PYPRY PEPER PHPHL PNPCN
PLPOL PTPRT PRPRI QAQAT REREU ROROU RURUS RWRWA BLBLM SHSHN KNKNA LCLCA MFMAF PMSPM VCVCT WSWSM
SMSMR STSTP SASAU SNSEN RSSRB SCSYC SLSLE SGSGP SXSXM SKSVK SISVN SBSLB SOSOM ZAZAF GSSGS SSSSD
ESESP LKLKA SDSDN SRSUR SJSJM SESWE CHCHE SYSYR TWTWN TJTJK TZTZA THTHA TLTLS TGTGO TKTKL TOTON
TTTTO TNTUN TRTUR TMTKM TCTCA TVTUV UGUGA UAUKR AEARE GBGBR USUSA UMUMI UYURY UZUZB VUVUT VEVEN
VNVNM VGVGB VIVIR WFWLF EHESH YEYEM ZMZMB ZWZWE AXALA
"""
TWO_LETTERS = {pair[2:]: pair[:2] for pair in _PAIRS.split()}
"""ISO 3166-1: code of three letters → code of two."""
_COMMON = {"UK": "GB", "UAE": "AE"}
_CODES = {**{two: two for two in TWO_LETTERS.values()}, **TWO_LETTERS, **_COMMON}


def country_code(text: str) -> str | None:
    """The two letters of a country code of two or three, in any case; None for other text."""
    return _CODES.get(text.upper())


def identifier_in(text: str) -> tuple[str, str] | None:
    """Scheme and identifier of an address or prefixed name of Wikidata, GeoNames or ISO 3166."""
    for scheme, form in _FORMS:
        found = form.match(text.strip())
        if found:
            value = found[1].upper()
            return scheme, (country_code(value) or value) if scheme == "iso3166" else value
    return None
