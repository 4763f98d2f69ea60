"""Phrases of a query that say nothing of its subject: how one asks, and not what about."""

from interviews.text.normalise import normalise

STOPS = frozenset(
    normalise(
        """
怎么处理 怎么办 怎么做 怎么回答 怎么答 怎么应对 怎么回 怎么说 怎么 怎样 如何处理 如何应对
如何回答 如何 应对 处理 应该 请问 请讲 请说 请你 请 讲讲 讲一次 说一次 说说 谈谈 谈一下 讲 说 谈
举例 举个例子 分享 描述 介绍 遇到 碰到 遇见 面对 什么 哪些 哪个 哪一 为什么 为何 是什么 有什么
有哪些 什么样 是不是 有没有 能不能 可不可以 要不要 多少 怎么样 一下 一个 一次 一位 一件 一种
关于 相关 方面 时候 的时候 的话 如果 假如 当 时 以及 还是 或者 因为 所以 但是 然后 就是 我们
你们 他们 我 你 您 他 她 它 的 了 吗 呢 吧 啊 呀 嘛 和 与 及 或 在 是 有 想 要 会 能 可以 该 把
被 给 对 从 到 让 跟 这 那 这个 那个 也 都 就 还 很 太 不 没 没有 个 次 中 里 上 下 们 地 得 着
过 之 以 为 面试题 面试 题目 考题 问题 题库 题 求 找 有关 经历 例子 经验 面试官 面试官问
面试官会问 被问到 该怎么 怎么帮 怎么留 合适 到底 a an the of in on at to
for with and or is are do does did how what which when why who you your me my i it about handle
handling deal tell time question questions interview
"""
    ).split()
)
