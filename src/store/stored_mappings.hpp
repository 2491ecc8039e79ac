// Remembered mappings of columns over SQLite. Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/exchange/mapping.hpp"

namespace aperta
{

class StoredMappings : public MappingStore
{
public:
    void save(WriteTx& tx, const ImportMapping& mapping) override;
    std::optional<ImportMapping> mapping(ReadTx& tx, std::string_view name) override;
};

} // namespace aperta
