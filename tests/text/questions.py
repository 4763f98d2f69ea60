"""Made-up question stems, with near-copies planted among them."""

import random

WHO = ["客户", "老客户", "一位老人", "企业客户", "会员", "商家", "同事", "新人", "主管", "渠道商"]
WHERE = ["在电话里", "在线上", "在门店", "在微信群", "在工单里", "深夜", "大促当天", "月底"]
WHAT = [
    "要求全额退款",
    "投诉快递迟到三天",
    "说你态度差",
    "要找经理",
    "威胁打 12315",
    "反复来电",
    "拒绝提供订单号",
    "说没收到赔付",
    "质疑账单金额",
    "要求删除个人信息",
    "要换掉坐席",
]
HOW = [
    "你怎么处理？",
    "你会先做什么？",
    "接下来的一小时怎么安排？",
    "你如何答复并跟进？",
    "请讲讲你的做法。",
    "你怎么和主管沟通？",
    "哪些话不能说？",
]
HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3_000)]


def make_stems(count, seed=1):
    """Return `count` distinct stems of 25 to 60 characters."""
    rng = random.Random(seed)
    stems = {}
    while len(stems) < count:
        filler = "".join(rng.choices(HAN, k=rng.randint(8, 30)))
        parts = [rng.choice(part) for part in (WHO, WHERE, WHAT)]
        stems["".join(parts) + "，" + filler + "，" + rng.choice(HOW)] = None
    return list(stems)


def near_copy(stem, seed, share=0.12):
    """Return `stem` with about `share` of its characters dropped or replaced."""
    rng = random.Random(seed)
    kept = [rng.choice(["", rng.choice(HAN)]) if rng.random() < share else c for c in stem]
    return "".join(kept)
