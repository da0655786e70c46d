# SPDX-License-Identifier: Apache-2.0
"""Invented reports, the same for the same seed. No State or body named in them has said or done any of it."""
import random

STATES = "斐济 汤加 萨摩亚 瓦努阿图 乍得 几内亚比绍 贝宁 冰岛 乌拉圭 摩洛哥 肯尼亚 墨西哥".split()
AGENCIES = "开发署 儿基会 妇女署 难民署 世卫组织 粮农组织 教科文组织 劳工组织 太平洋岛屿论坛 欧洲联盟".split()
MECHANISMS = "儿童权利委员会 消除对妇女歧视委员会 人权事务委员会 禁止酷刑委员会".split()
TOPICS = "儿童权利立法 任意拘留 反歧视立法 司法救济 数据收集 受害者保护 适足住房".split()
WARDS = "甲乙丙丁戊己庚辛壬癸"
SENTENCES = (
    "人权高专办与{agency}、{agency2}一道，于 2930 年 {month} 月在{state}举办了关于{topic}的讲习班。",
    "人权高专办{state}国家办事处向{state}议会提供了关于{topic}的咨询意见。该办事处还支持{state2}编写提交{mechanism}的报告。",
    "依照人权理事会第 {session}/{n} 号决议，人权高专办举办了闭会期间会议，主题是目标 {goal} 和目标 {goal2}。",
    "会议得到{agency}和{state}政府的资助。{mechanism}审议了{state2}的报告，并访问了{state}。",
    "人权高专办没有与{agency}合作。人权高专办应支持{state}，并应与{agency2}合作。",
    "{state}{ward}{ward2}保护委员会与人权高专办签署了一份谅解备忘录，内容是{topic}(见 A/HRC/{session}/{n})。",
    "大会第 {session}/{n} 号决议请高级专员就{topic}编写报告。{state}和{state2}的代表注意到目标 {goal}。",
    "本报告补充 A/HRC/950/{cited} 和 A/HRC/950/{n}/{add}.1。{state}在 A/HRC/950/{n}/{add}.1 中提供了资料。",
    "{agency}支持{state}{ward}{ward2}保护委员会开展{topic}方面的工作。",
)


def symbol(number):
    return f"A/HRC/950/{number}"


def file_name(number):
    return symbol(number).replace("/", "-") + ".txt"


def report(seed, paragraphs=12, inner_symbol=""):
    """Without `inner_symbol` only the file's name says which report it is."""
    say = random.Random(seed)
    lines = [inner_symbol, "人权理事会", "第九百五十届会议", f"2931 年 6 月 {say.randint(1, 28)} 日", f"  关于{say.choice(TOPICS)}的报告"]
    for number in range(1, paragraphs + 1):
        sentences = (say.choice(SENTENCES).format(
            state=say.choice(STATES), state2=say.choice(STATES), agency=say.choice(AGENCIES), agency2=say.choice(AGENCIES),
            mechanism=say.choice(MECHANISMS), topic=say.choice(TOPICS), ward=say.choice(WARDS), ward2=say.choice(WARDS),
            session=say.randint(900, 949), n=say.randint(1, 40), goal=say.randint(1, 17), goal2=say.randint(1, 17),
            month=say.randint(1, 12), cited=say.randint(1, 14), add=say.choice(("Add", "ADD"))) for _ in range(say.randint(1, 4)))
        lines.append(f"{number}. " + "".join(sentences))
    return "\n\n".join(lines).lstrip() + "\n"
