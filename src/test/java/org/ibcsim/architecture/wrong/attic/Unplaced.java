package org.ibcsim.architecture.wrong.attic;

class Unplaced {}
