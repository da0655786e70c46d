// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "src/commands/options.hpp"
#include "src/commands/output.hpp"
#include "src/text/problem.hpp"

// Every way a run can end: 0 all done, 1 wrong usage, 2 nothing done, 3 done but some inputs were refused.
int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // `rightsgraph text … | head` ends quietly
  try {
    const rg::Command command = rg::parse(argc, argv);
    if (!command.verb) {
      rg::print(command.print);
      return 0;
    }
    return command.verb->run(command.options);
  } catch (const rg::Usage& usage) {
    rg::tell(std::string(usage.what()) + "; `rightsgraph --help` tells how it is used");
    return 1;
  } catch (const rg::Problem& problem) {
    rg::tell(problem.what());
    return 2;
  } catch (const std::bad_alloc&) {
    rg::tell("not enough memory; give it fewer reports at once");
    return 2;
  } catch (const std::exception& error) {
    rg::tell(std::string(error.what()) + "; this is a defect, please report it with the command");
    return 2;
  }
}
