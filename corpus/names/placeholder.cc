// Keeps the library until its first source stands here.
// May not stay.
