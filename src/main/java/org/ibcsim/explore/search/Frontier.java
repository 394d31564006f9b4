package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States that are still to be explored, in the order of their discovery, on pages. */
final class Frontier {
  /** A level's first pages are short, so that the threads share narrow levels, too. */
  private static final int SHORT_PAGES = 16;

  private static final int STATES_OF_SHORT_PAGE = 64;
  private static final int STATES_OF_PAGE = 1024;

  private final PageStore store;
  private final List<Page> pages = new ArrayList<>();
  private @Nullable Page open;
  private long[] numbers = new long[0];
  private long states;

  Frontier(PageStore store) {
    this.store = store;
  }

  /** Appends a state whose number follows that of the state before. */
  void append(long number, byte[] bytes, int offset, int length) {
    Page page = open;
    if (page == null || isFull(page, length)) {
      page = turn(new Page(store.take(length), number));
    }
    put(page, bytes, offset, length);
  }

  /** Appends a state with any number. */
  void appendAny(long number, byte[] bytes, int offset, int length) {
    Page page = open;
    if (page == null || isFull(page, length)) {
      numbers = new long[STATES_OF_PAGE];
      page = turn(new Page(store.take(length), numbers));
    }
    numbers[page.states] = number;
    put(page, bytes, offset, length);
  }

  private boolean isFull(Page page, int length) {
    int most = pages.size() <= SHORT_PAGES ? STATES_OF_SHORT_PAGE : STATES_OF_PAGE;
    return page.states >= most || page.end + length + PageStore.LENGTH_BYTES > PageStore.PAGE_BYTES;
  }

  private Page turn(Page next) {
    if (open != null) {
      store.close(open);
    }
    open = next;
    pages.add(next);
    return next;
  }

  private void put(Page page, byte[] bytes, int offset, int length) {
    if (page.data.length - page.end < length + PageStore.LENGTH_BYTES) {
      store.grow(page, length);
    }
    page.append(bytes, offset, length);
    states++;
  }

  /** Number of states. */
  long states() {
    return states;
  }

  /** Number of pages. */
  int pages() {
    return pages.size();
  }

  Page page(int index) {
    return pages.get(index);
  }
}
