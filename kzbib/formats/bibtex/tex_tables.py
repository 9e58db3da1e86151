"""TeX commands that stand for a character, as data."""

from __future__ import annotations

# Accent commands and the combining characters of Unicode.
COMBINING = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303",
    "=": "\u0304", ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306",
    "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
    "t": "\u0361",
}  # fmt: skip

# Commands that only change the look or the font: the command goes, its argument stays.
FORMATTING = frozenset(
    """emph textit textbf textsc textrm textsf texttt textup textmd textnormal text
    mbox hbox em it bf sc rm sf tt sl itshape bfseries scshape rmfamily sffamily
    ttfamily upshape mdseries normalfont protect relax url nolinkurl path
    textsuperscript textsubscript cyrchar cyr selectfont nobreak allowbreak
    textcyrillic textlatin mkbibemph mathrm mathit mathbf mathcal mathbb
    mathsf rm""".split()
)

_LATIN = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð",
    "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip

_SIGNS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textdollar": "$", "textbar": "|", "textless": "<", "textgreater": ">",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„",
    "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "textquotedbl": '"', "textquotesingle": "'",
    "ldots": "…", "dots": "…", "textellipsis": "…", "slash": "/", "textbullet": "•",
    "textdegree": "°", "textnumero": "№", "CYRNUM": "№", "textsection": "§", "S": "§",
    "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "P": "¶",
    "cyrdash": "—", "textperiodcentered": "·", "textasciiacute": "´", "space": " ",
    "textasciigrave": "`", "quad": " ", "qquad": " ", "newline": " ", "TeX": "TeX",
    "LaTeX": "LaTeX", "BibTeX": "BibTeX",
}  # fmt: skip

_MATH = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "times": "×", "pm": "±", "cdot": "·", "to": "→", "rightarrow": "→",
    "leftrightarrow": "↔", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "infty": "∞", "approx": "≈", "sim": "∼", "circ": "°", "deg": "°", "cdots": "⋯",
    "in": "∈", "subset": "⊂", "sum": "∑", "int": "∫", "partial": "∂", "nabla": "∇",
    "ell": "ℓ", "prime": "′", "bullet": "•", "dag": "†", "ddag": "‡",
}  # fmt: skip

# LaTeX encodings T2A, T2B and T2C: \\cyrkdsc is қ, \\CYRKDSC is Қ.
_CYRILLIC = {
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "yo": "ё", "zh": "ж",
    "z": "з", "i": "и", "ishrt": "й", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х",
    "c": "ц", "ch": "ч", "sh": "ш", "shch": "щ", "hrdsn": "ъ", "ery": "ы",
    "sftsn": "ь", "erev": "э", "yu": "ю", "ya": "я",
    "schwa": "ә", "ghcrs": "ғ", "kdsc": "қ", "ndsc": "ң", "otld": "ө", "yhcrs": "ұ",
    "y": "ү", "shha": "һ", "ii": "і", "yi": "ї", "ie": "є", "gup": "ґ", "ushrt": "ў",
    "hdsc": "ҳ", "chrdsc": "ҷ", "zhdsc": "җ", "je": "ј", "lje": "љ", "nje": "њ",
    "dje": "ђ", "tshe": "ћ", "dzhe": "џ", "dze": "ѕ", "yat": "ѣ", "fita": "ѳ",
    "izh": "ѵ",
}  # fmt: skip

# Every command that stands for a character.
CHARACTERS = {
    **_LATIN,
    **_SIGNS,
    **_MATH,
    **{f"cyr{name}": letter for name, letter in _CYRILLIC.items()},
    **{f"CYR{name.upper()}": letter.upper() for name, letter in _CYRILLIC.items()},
}
