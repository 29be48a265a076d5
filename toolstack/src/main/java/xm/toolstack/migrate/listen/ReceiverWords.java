package xm.toolstack.migrate.listen;

import xm.toolstack.migrate.facts.PeerQuestion;

/** Options of {@code xm migrate-receive} that another host may ask for. */
final class ReceiverWords {
  static final String FACTS = PeerQuestion.OPTION;

  private static final String NODE = "--node=";
  private static final int LONGEST_NODE = 4;

  private ReceiverWords() {}

  static boolean allowed(String word) {
    if (word.startsWith(NODE)) {
      String node = word.substring(NODE.length());
      return !node.isEmpty()
          && node.length() <= LONGEST_NODE
          && node.chars().allMatch(c -> c >= '0' && c <= '9');
    }
    return word.equals(FACTS) || word.equals("-p");
  }
}
