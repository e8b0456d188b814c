"""The pages of the playground; what draws their pictures is in pictures/."""
