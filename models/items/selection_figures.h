#pragma once
// What several selected rows come to: how many, how large, and of one column the sum, mean, least and greatest number.

#include "models/items/items_model.h"

namespace rf::models {

struct SelectionFigures {
    int rows = 0;
    int missing = 0; ///< of those, not in memory: not in the figures
    qint64 bytes = 0;
    int values = 0;                 ///< items that have the attribute
    int numbers = 0;                ///< of those, numbers
    QString sum, mean, least, most; ///< as DynamoDB writes numbers; sum is empty where it has too many digits
    int distinct = 0;               ///< different values; 0 = more than kMostDistinct

    static constexpr int kMostDistinct = 1'000;

    /// Rows of the items model. Sums are exact, to 38 digits.
    static SelectionFigures of(const ItemsModel& items, const QList<int>& rows, const QString& attribute);
    /// "12 items, 3.4 KB · total: sum 1,204.5, mean 100.375, 3 to 499"; empty for fewer than two rows.
    QString text(const QString& attribute) const;
};

} // namespace rf::models
