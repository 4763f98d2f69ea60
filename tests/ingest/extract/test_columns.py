"""Columns are known by their heads and by what stands in them, and rows inherit the doubt."""

from interviews.ingest.extract import extract


def read(table, name="a.csv"):
    return extract(name, table.encode()).questions


def test_the_last_word_of_a_head_says_what_a_column_is():
    questions = read(
        "试题类型,所属题库,试题内容,分数,正确选项\n"
        "单选,夜班,谁能改客户的收货地址？,2,B\n"
        "单选,夜班,系统停了先告诉谁？,2,A\n"
        "多选,夜班,哪些话不能对客户说？,4,AB\n"
    )

    assert [q.question for q in questions] == [
        "谁能改客户的收货地址？",
        "系统停了先告诉谁？",
        "哪些话不能对客户说？",
    ]
    assert [q.answer for q in questions] == ["B", "A", "AB"]
    assert [q.score for q in questions] == [2.0, 2.0, 4.0]
    assert questions[0].extra == {"试题类型": "单选", "所属题库": "夜班"}


def test_options_may_be_named_either_way_and_stand_in_one_cell():
    named = read("题干,A项,B项,答案\n先做什么？,听,说,A\n")
    listed = read(
        "题目,备选答案,答案\n先做什么？,A. 听；B. 说；C. 记,A\n再做什么？,A. 查；B. 等,B\n"
    )
    inside = read('题目,答案\n"先做什么？\nA. 听\nB. 说",A\n"再做什么？ A、查 B、等",B\n')

    assert named[0].options == ("A.听", "B.说")
    assert listed[0].options == ("A. 听", "B. 说", "C. 记")
    assert (inside[0].question, inside[0].options) == ("先做什么？", ("A. 听", "B. 说"))
    assert (inside[1].question, inside[1].options) == ("再做什么？", ("A、查", "B、等"))


def test_english_heads_and_heads_of_what_is_wrong():
    [question, _] = read(
        "id,question_text,good_answer,bad_answer,ideal_answer_keywords,follow_up\n"
        "1,How do you end a call?,Sums up,Hangs up,summary; thanks,And if they shout?\n"
        "2,Why this job?,Likes people,Needs money,people,Why here?\n"
    )

    assert (question.number, question.question) == (1, "How do you end a call?")
    assert question.answer == "Sums up"
    assert question.rubric == (
        {"kind": "雷区", "text": "Hangs up"},
        {"kind": "ideal_answer_keywords", "text": "summary; thanks"},
    )
    assert question.probes == ("And if they shout?",)


def test_a_mapping_by_content_is_less_sure_than_one_by_heads():
    rows = (
        "退款,客户催了三次退款你怎么回？,先查账再给时间\n"
        "投诉,客户说要找媒体你怎么办？,升级并记下原话\n"
        "交接,夜班有未结工单你怎么交？,写清进度和承诺\n"
    )
    known = read("场景,问题,参考答案\n" + rows)
    guessed = read("事由,当面说,希望听到\n" + rows)

    assert [q.question for q in guessed] == [q.question for q in known]
    assert [q.answer for q in guessed] == [q.answer for q in known]
    assert guessed[0].confidence < known[0].confidence
    assert guessed[0].answer_confidence < known[0].answer_confidence
    assert guessed[0].extra == {"事由": "退款"}


def test_a_table_that_asks_nothing_gives_no_question():
    assert (
        read("日期,事项,负责人\n3月1日,排班,张三\n3月2日,培训新人,李四\n3月3日,质检,王五\n") == ()
    )


def test_what_is_ideal_in_sentences_is_an_answer_and_keywords_are_looked_at():
    told = read(
        "考核项目,发问,理想表现\n"
        "服务,你怎样安抚客户？,先听完，再核对记录。\n"
        "服务,谁来开门？,值班班长来开门。\n"
    )
    looked_at = read(
        "考核项目,发问,期望表现\n服务,你怎样安抚客户？,承认并复述\n服务,谁来开门？,讲规则\n"
    )

    assert [(q.answer, q.rubric) for q in told] == [
        ("先听完，再核对记录。", ()),
        ("值班班长来开门。", ()),
    ]
    assert [(q.answer, [line["text"] for line in q.rubric]) for q in looked_at] == [
        ("", ["承认并复述"]),
        ("", ["讲规则"]),
    ]
