"""Every checker in every browser that can be had. What is asked there is asked of servers and folders too."""
