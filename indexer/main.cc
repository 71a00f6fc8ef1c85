// The program starts here.
int main() { return 2; }
