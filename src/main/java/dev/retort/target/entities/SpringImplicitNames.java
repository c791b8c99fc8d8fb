package dev.retort.target.entities;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;

/** Names as Spring Boot's {@code SpringImplicitNamingStrategy} gives them: a join table by its owner and its property. */
public final class SpringImplicitNames extends ImplicitNamingStrategyJpaCompliantImpl {

    private static final long serialVersionUID = 1L;

    @Override
    public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
        return toIdentifier(source.getOwningPhysicalTableName() + "_"
                + source.getAssociationOwningAttributePath().getProperty(), source.getBuildingContext());
    }
}
