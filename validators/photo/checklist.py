"""What only a person can see: the points of 第十二问, and that it is one person, and all of the head."""

CHECKLIST = (
    ("one-person", "只有本人一个人，头没有切掉"),
    ("bare-face", "没有化妆，是素颜"),
    ("retouching", "没有修过图，没有加滤镜"),
    ("hat", "没有戴帽子"),
    ("hair-clip", "没有戴发夹"),
    ("expression", "表情平常、自然"),
    ("clothes", "有统一制服的单位尽量穿制服（还没领到的可以借），没有的穿正装，都不穿奇装异服"),
)
