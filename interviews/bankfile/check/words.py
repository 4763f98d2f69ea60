"""Words that the checks know: terms spelled one way, names that may repeat, units."""

import re

SPELLINGS = {
    "座席": "坐席",
    "其它": "其他",
    "登陆": "登录",
    "帐号": "账号",
    "帐户": "账户",
    "帐单": "账单",
    "撤消": "撤销",
    "阀值": "阈值",
    "既使": "即使",
    "按装": "安装",
    "图象": "图像",
    "七天无理由": "七日无理由",
    "7天无理由": "七日无理由",
    "7 天无理由": "七日无理由",
    "7日无理由": "七日无理由",
    "7 日无理由": "七日无理由",
    "首问解决率": "首次解决率",
}

NAMES = (
    "《消费者权益保护法》",
    "《个人信息保护法》",
    "《电子商务法》",
    "《网络购买商品七日无理由退货暂行办法》",
    "消费者权益保护法",
    "个人信息保护法",
    "七日无理由退货",
    "首次解决率（FCR）",
    "平均处理时长（AHT）",
    "满意度（CSAT）",
    "净推荐值（NPS）",
    "客户费力度（CES）",
    "客户终身价值（CLTV）",
    "全国12315平台",
)
MAY_REPEAT = re.compile("|".join(map(re.escape, sorted(NAMES, key=len, reverse=True))))

AMOUNT = re.compile(
    r"(?:赔偿?|补偿?|退款?|扣款?|罚款?|花费?|等待?|耗时|用时|历时|延误|晚到|迟到|预算|成本|费用|工资|奖金|月薪)"
    r"(?:了|付|约|近|到|为|是|超过|不到|至少|最多|整整|大约)*\s*"
    r"[0-9][0-9,.]*(?=\s*(?:[。，；！？、）]|$))"
)
"""A sum or a span of time that ends without 元, 分钟 …; a count named before needs no unit."""
