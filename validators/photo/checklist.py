"""What only a person can see, point by point as in 第十二问."""

CHECKLIST = (
    ("bare-face", "没有化妆，是素颜"),
    ("retouching", "没有修过图，没有加滤镜"),
    ("hat", "没有戴帽子"),
    ("hair-clip", "没有戴发夹"),
    ("expression", "表情平常、自然"),
    ("clothes", "有统一制服的单位尽量穿制服（还没领到的可以借），没有的穿正装，都不穿奇装异服"),
)
