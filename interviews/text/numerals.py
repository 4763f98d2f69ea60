"""Chinese numerals as papers and lists count, 一 to 九十九: written and read."""

DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return 1 to 99 in Chinese, any other number in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    head = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    return head + (DIGITS[ones] if ones else "")


def number_of(text: str) -> int:
    """Return 一 to 九十九, or digits, as an integer; 0 for anything else."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _digit(text)
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(text: str) -> int:
    return max(0, DIGITS.find(text)) if len(text) == 1 else 0


def roman(text: str) -> int:
    """Return I to XXXIX as an integer, 0 for anything else."""
    for tens, head in enumerate(("", "X", "XX", "XXX")):
        for ones, tail in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")):
            if text == head + tail:
                return tens * 10 + ones
    return 0
